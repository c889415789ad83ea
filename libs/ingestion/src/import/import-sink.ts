import { Problem, sha256 } from '#core';
import type { Ingestion } from '../ingestion.js';
import { rejectedRecord, type RawForm } from '../rejected-record.js';
import { Rejection } from '../rows/rejection.js';
import type { RowScanner, ScannedTable } from '../scan/row-scanner.js';
import type { RowContext, TableName } from '../rows/row-type.js';
import { ImportLane } from './import-lane.js';
import type { ImportState } from './import-state.js';
import type { Place, RowSink } from './presets/preset.js';
import { ReasonCounts } from './reason-counts.js';
import type { RejectedFile } from './rejected-file.js';

export interface ImportTarget {
  project: string;
  context: RowContext;
  /** What the rejected rows are said to come from. */
  origin: string;
  /** Nothing is kept: rows are checked and counted only. */
  isDry: boolean;
  /** How many rows an earlier run of the same import made safe: they are read again and not taken again. */
  state: ImportState;
}

/** A row as a dry run shows it. */
export interface SampleRow {
  table: TableName;
  row: unknown;
}

const flushSize = 4 * 1024 * 1024;
const sampleRows = 5;

/** Takes the rows of a file, of any table, and counts them. */
export class ImportSink implements RowSink {
  private readonly lanes = new Map<TableName, ImportLane>();
  private readonly currency: string | undefined;
  readonly reasons = new ReasonCounts();
  /** The first rows that passed the checks, of a dry run. */
  readonly sample: SampleRow[] = [];
  read = 0;
  /** How the texts of rejected records become rows again. */
  form: RawForm | undefined = { kind: 'part' };
  /** Rows that were given, good and bad ones: the same count at the same place of the file in every run. */
  private given = 0;
  private settled = Promise.resolve();

  constructor(
    private readonly ingestion: Ingestion,
    private readonly target: ImportTarget,
    private readonly rejected: RejectedFile,
  ) {
    this.currency = target.context.currency;
  }

  /** Whether rows are checked and counted only. */
  get isDry(): boolean {
    return this.target.isDry;
  }

  get context(): RowContext {
    return this.target.context;
  }

  put(table: TableName, make: () => unknown, place: Place): boolean {
    try {
      const row = make();
      const isClean = !place.raw.includes('\0') && !place.raw.includes('\\u');
      this.lane(table).put(row, isClean, this.isTakenAlready());
      this.given += 1;
      if (this.target.isDry && this.sample.length < sampleRows) this.sample.push({ table, row });
      return true;
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      this.reject(table, error, place);
      return false;
    }
  }

  /** Takes the rows that `scanner` found just now. */
  putScanned(table: ScannedTable, scanner: RowScanner, rows: number): void {
    const safe = Math.min(rows, Math.max(0, this.target.state.given - this.given));
    this.lane(table).putScanned(scanner, rows, safe);
    this.given += rows;
  }

  reject(table: TableName, rejection: Rejection, { number, raw }: Place): void {
    this.reasons.add(rejection);
    this.rejected.add(number, rejection, raw);
    if (!this.isTakenAlready()) {
      const { origin, context } = this.target;
      const { code, path } = rejection;
      const id = `import:${sha256([origin, table, number, code, path, raw].join('\n')).slice(0, 32)}`;
      const from = { origin, form: this.form, id };
      this.lane(table).note(rejectedRecord(table, rejection, raw, context.now, from));
    }
    this.given += 1;
  }

  /** Spools what is full, and then notes how far the import came. Reading goes on meanwhile, one step ahead at most. */
  async settle(): Promise<void> {
    await this.rejected.flush();
    const lanes = [...this.lanes.values()];
    if (!lanes.some(({ pendingSize }) => pendingSize >= flushSize)) return;
    await this.settled;
    await this.settleCurrency();
    this.settled = this.spool(lanes, this.given);
    // Whoever awaits it sees the failure; until then it is nobody's.
    this.settled.catch(() => undefined);
  }

  private async spool(lanes: readonly ImportLane[], given: number): Promise<void> {
    await Promise.all(lanes.map((lane) => lane.flush()));
    await this.target.state.note(given);
  }

  /** Resolves when every row can be read. */
  async finish(): Promise<void> {
    await this.settled;
    await this.settleCurrency();
    for (const lane of this.lanes.values()) await lane.finish();
    await this.rejected.close();
    await this.target.state.clear();
  }

  /** What became of the rows, by table. */
  tables(): Partial<Record<TableName, { accepted: number; duplicate: number; refused: number }>> {
    return Object.fromEntries([...this.lanes].map(([table, lane]) => [table, { ...lane.counts }]));
  }

  /** Whether an earlier run made the next row safe. */
  private isTakenAlready(): boolean {
    return this.given < this.target.state.given;
  }

  /** The first order that names one sets the currency of a project without one, before any row is spooled. */
  private async settleCurrency(): Promise<void> {
    const { currency } = this.context;
    if (this.target.isDry || this.currency !== undefined || currency === undefined) return;
    const counts = await this.ingestion.setCurrency(this.target.project, currency);
    if (counts !== currency) {
      throw new Problem(
        'conflict',
        `The project took the currency ${counts} while the file was read; import it again`,
      );
    }
  }

  private lane(table: TableName): ImportLane {
    let lane = this.lanes.get(table);
    if (!lane) {
      const { project, isDry } = this.target;
      lane = new ImportLane(this.ingestion, project, table, this.context, isDry);
      this.lanes.set(table, lane);
    }
    return lane;
  }
}
