import { Problem } from '#core';
import type { Ingestion } from '../ingestion.js';
import { Rejection } from '../rows/rejection.js';
import type { RowContext, TableName } from '../rows/row-type.js';
import { ImportLane } from './import-lane.js';
import { ReasonCounts } from './reason-counts.js';
import type { RejectedFile } from './rejected-file.js';

/** Where a row stands in its file. */
export interface Place {
  number: number;
  raw: string;
}

const flushSize = 4 * 1024 * 1024;

/** Takes the rows of a file, of any table, and counts them. */
export class ImportSink {
  private readonly lanes = new Map<TableName, ImportLane>();
  private readonly currency: string | undefined;
  readonly reasons = new ReasonCounts();
  /** Records of the file that were read. */
  read = 0;

  constructor(
    private readonly ingestion: Ingestion,
    private readonly project: string,
    readonly context: RowContext,
    private readonly rejected: RejectedFile,
    private readonly isDry: boolean,
  ) {
    this.currency = context.currency;
  }

  /** Takes a row, or notes why not. */
  put(table: TableName, make: () => unknown, place: Place): void {
    try {
      this.lane(table).put(make(), !place.raw.includes('\0') && !place.raw.includes('\\u'));
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      this.reject(table, error, place);
    }
  }

  reject(table: TableName, rejection: Rejection, place: Place): void {
    this.lane(table).countRejected();
    this.reasons.add(rejection);
    this.rejected.add(place.number, rejection, place.raw);
  }

  /** To be awaited between bundles of rows: spools what is full. */
  async settle(): Promise<void> {
    await this.rejected.flush();
    for (const lane of this.lanes.values()) {
      if (lane.pendingSize >= flushSize) {
        await this.settleCurrency();
        await lane.flush();
      }
    }
  }

  /** Resolves when every row can be read. */
  async finish(): Promise<void> {
    await this.settleCurrency();
    for (const lane of this.lanes.values()) await lane.finish();
    await this.rejected.close();
  }

  /** What became of the rows, by table. */
  tables(): Partial<Record<TableName, { accepted: number; duplicate: number; refused: number }>> {
    return Object.fromEntries([...this.lanes].map(([table, lane]) => [table, { ...lane.counts }]));
  }

  /** The first row with money sets the currency of a project without one, before any row is spooled. */
  private async settleCurrency(): Promise<void> {
    const { currency } = this.context;
    if (this.isDry || this.currency !== undefined || currency === undefined) return;
    const counts = await this.ingestion.setCurrency(this.project, currency);
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
      lane = new ImportLane(this.ingestion, this.project, table, this.context, this.isDry);
      this.lanes.set(table, lane);
    }
    return lane;
  }
}
