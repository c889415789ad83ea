import type { ProjectWarehouse, WarehouseError } from '#warehouse';
import type { OpenAmounts } from '../currency/open-amounts.js';
import type { ErasedPeople } from '../erasure/erased-people.js';
import type { Identity } from '../identity/identity.js';
import type { RejectedRecord } from '../rejected-record.js';
import type { RejectionCode } from '../rows/rejection.js';
import { storedTime } from '../rows/time.cell.js';
import type { LineRange, SegmentContent } from '../spool/segment-content.js';
import { isRowError } from './row-error.js';
import { EventLoad } from './event-load.js';
import type { LoadCounts } from './kept-counts.js';
import type { RefundSources } from './refund-sources.js';

const rejectedColumns = ['id', 'table', 'received_at', 'code', 'message', 'path', 'raw', 'origin', 'form'];

/** What a project's rows meet on their way into the warehouse. */
export interface LoadedProject {
  readonly erased: ErasedPeople;
  readonly identity: Identity;
  readonly openAmounts: OpenAmounts;
  readonly refundSources: RefundSources;
}

/** Loads one segment into the warehouse. Every step may be repeated: tokens and keys keep it from counting twice. */
export class SegmentLoad {
  constructor(
    private readonly warehouse: ProjectWarehouse,
    private readonly segment: string,
    private readonly content: SegmentContent,
    private readonly about: LoadedProject,
  ) {}

  /**
   * Rows first, then the rejected ones, then the ledger. `rejected` counts those that the warehouse refused.
   * @throws Problem when the warehouse is away: to be tried again
   */
  async run(): Promise<LoadCounts & { rejected: number }> {
    const { head, rows, rejected, lostRows } = this.content;
    const refused: RejectedRecord[] = [];
    const counts = await this.load({ from: 0, to: rows }, refused);
    if (head.table === 'orders') await this.about.identity.afterOrders(this.segment, this.warehouse);
    await this.about.openAmounts.afterLoad(head.table, this.warehouse);
    await this.about.refundSources.afterLoad(head.table, this.warehouse);
    await this.keepRejected(lostRows > 0 ? [...refused, this.loss()] : refused);
    const notTaken = rejected + refused.length + lostRows;
    const ledger = [this.segment, head.table, counts.stored, counts.duplicate, notTaken];
    await this.warehouse.insert('loads', `${JSON.stringify(ledger)}\n`, {
      format: 'JSONCompactEachRow',
      columns: ['segment', 'table', 'stored', 'duplicate', 'rejected'],
      token: `${this.segment}:loads`,
    });
    return { ...counts, rejected: refused.length };
  }

  /** Loads a range of lines; one that the warehouse refuses is found by halving and put aside. */
  private async load(range: LineRange, refused: RejectedRecord[]): Promise<LoadCounts> {
    const size = range.to - range.from;
    if (size === 0) return { stored: 0, duplicate: 0 };
    try {
      return await this.insert(range);
    } catch (error) {
      if (!isRowError(error)) throw error;
      if (size === 1) {
        refused.push(await this.refusal(range, error));
        return { stored: 0, duplicate: 0 };
      }
    }
    const middle = range.from + Math.floor(size / 2);
    const left = await this.load({ from: range.from, to: middle }, refused);
    const right = await this.load({ from: middle, to: range.to }, refused);
    return { stored: left.stored + right.stored, duplicate: left.duplicate + right.duplicate };
  }

  private async insert(range: LineRange): Promise<LoadCounts> {
    const token = `${this.segment}:${range.from}-${range.to}`;
    const { table, columns } = this.content.head;
    if (table === 'events') {
      return new EventLoad(this.warehouse, this.segment, this.content, this.about.identity).load(
        range,
        token,
      );
    }
    const options = { format: 'JSONCompactEachRow', columns, token } as const;
    await this.warehouse.insert(table, this.content.lines(range), options);
    return { stored: range.to - range.from, duplicate: 0 };
  }

  private async refusal(range: LineRange, error: WarehouseError): Promise<RejectedRecord> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.content.lines(range)) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString('utf8').trim();
    return this.record(String(range.from), 'refused-by-warehouse', `${error.code} ${error.type}`, raw);
  }

  /** What stands for the rows that the disk damaged: their number, as their text is gone. */
  private loss(): RejectedRecord {
    const { lostRows, damagedBytes } = this.content;
    const message = `${lostRows} rows were in ${damagedBytes} bytes that the disk changed`;
    return this.record('damaged', 'damaged', message, '');
  }

  private record(place: string, code: RejectionCode, message: string, raw: string): RejectedRecord {
    return {
      id: `${this.segment}:${place}`,
      table: this.content.head.table,
      received_at: storedTime(Date.now()),
      ...{ code, message, path: '', raw, origin: '', form: '' },
    };
  }

  private async keepRejected(refused: readonly RejectedRecord[]): Promise<void> {
    const options = { format: 'JSONEachRow', columns: rejectedColumns } as const;
    if (this.content.rejectedLineCount > 0) {
      await this.warehouse.insert('rejected_rows', this.content.rejectedLines(), {
        ...options,
        token: `${this.segment}:rejected`,
      });
    }
    if (refused.length > 0) {
      const lines = refused.map((record) => JSON.stringify(record)).join('\n');
      await this.warehouse.insert('rejected_rows', lines, { ...options, token: `${this.segment}:refused` });
    }
  }
}
