import { maxRowBytes, type RawRow, type RowForm, type RowSink, type ScannedRows } from '../body/raw-row.js';
import { RowScanner, type ScannedTable, type ScanSettings } from '../scan/row-scanner.js';
import type { ImportSink } from './import-sink.js';

/**
 * Lines or values of JSON that are events or orders. Those that look like nearly all do go to the spool without becoming values;
 * the others take the way of all rows, which {@link push} knows. What comes out is the same.
 */
export abstract class ScanningRows implements RowSink {
  private readonly scanner = RowScanner.get();
  private settings: ScanSettings;

  constructor(
    protected readonly table: ScannedTable,
    protected readonly sink: ImportSink,
  ) {
    this.settings = this.settingsNow();
  }

  begin(): void {
    this.scanner.forget();
  }

  scan(chunk: Buffer, from: number, form: RowForm): ScannedRows | undefined {
    // The first order that names one decides the currency of a project without.
    if (this.settings.currency !== this.sink.context.currency) this.settings = this.settingsNow();
    const found = this.scanner.scan(this.settings, chunk, from, form);
    if (!found) return undefined;
    this.sink.read += found.rows;
    this.sink.putScanned(this.table, this.scanner, found.rows);
    return found;
  }

  abstract push(raw: RawRow): void;

  private settingsNow(): ScanSettings {
    const { now, timeZone, erased, currency } = this.sink.context;
    return { table: this.table, now, timeZone, erased, currency, mostRowBytes: maxRowBytes };
  }
}
