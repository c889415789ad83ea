import { maxRowBytes, type RawRow, type RowForm, type RowSink, type ScannedRows } from '../body/raw-row.js';
import { EventScanner, type ScanSettings } from '../events/event-scanner.js';
import type { ImportSink } from './import-sink.js';

/**
 * Lines or values of JSON that are events. Those that look like nearly all do go to the spool without becoming values, as
 * those of requests do; the others take the way of all rows, which {@link push} knows.
 */
export abstract class ScannedEvents implements RowSink {
  private readonly scanner = EventScanner.get();
  private readonly settings: ScanSettings;

  constructor(protected readonly sink: ImportSink) {
    const { now, erased } = sink.context;
    this.settings = { now, erased, mostEventBytes: maxRowBytes };
  }

  begin(): void {
    this.scanner.forget();
  }

  scan(chunk: Buffer, from: number, form: RowForm): ScannedRows | undefined {
    const found = this.scanner.scan(this.settings, chunk, from, form);
    if (!found) return undefined;
    this.sink.read += found.rows;
    this.sink.putScanned(this.scanner, found.rows);
    return found;
  }

  abstract push(raw: RawRow): void;
}
