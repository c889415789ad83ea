import type { Ingestion, IngestResult } from '../ingestion.js';
import { IngestRequest } from '../ingest-request.js';
import { rawRow } from '../body/raw-row.js';
import { Rejection } from '../rows/rejection.js';
import { RowReader } from '../rows/row-reader.js';
import type { RowContext, TableName } from '../rows/row-type.js';
import type { Fields } from './fields.js';
import { neededCustomer, neededOrder, rowsOf } from './message-rows.js';
import type { Envelope, Message } from './message.js';
import type { KnownRows } from './known-rows.js';

/** The messages of one request and how to read them. */
export interface MessageRequest {
  items: readonly unknown[];
  /** Reads one item; throws a Rejection that points into it. */
  read(item: unknown, envelope: Envelope): Message;
  sentAt?: unknown;
  context?: Fields;
  /** Bytes that the JSON of one message may have. */
  maxMessageBytes: number;
}

/** Rows of one request for one table, the orders and customers among them by their id. */
interface Collected {
  request: IngestRequest;
  rows: Map<string, { index: number; row: Fields }>;
}

/** Takes the messages of an SDK as rows of the tables that they are about. */
export class MessageIntake {
  private readonly tables = new Map<TableName, Collected>();
  private readonly messages: { index: number; message: Message; text: string }[] = [];

  constructor(
    private readonly ingestion: Ingestion,
    private readonly known: KnownRows,
    private readonly project: string,
    private readonly context: RowContext,
  ) {}

  /** Answers when every row is on the disk; `wait`: when they can be read. @throws Problem `too-many-requests` */
  async take(request: MessageRequest, wait: boolean): Promise<IngestResult> {
    this.readAll(request);
    const known = await this.known.find(
      this.project,
      this.ingestion.warehouseOf(this.project),
      {
        orders: this.distinct(neededOrder),
        customers: this.distinct(neededCustomer),
      },
      {
        currency: this.context.currency,
        // Traits come with every page, and a profile that another door took a moment ago is no reason to hold them up.
        settle: async (table) => {
          if (table === 'orders') await this.ingestion.settle(this.project, table);
        },
      },
    );
    // From here to the first append nothing else runs: requests at the same time build on each other.
    for (const { index, message, text } of this.messages) {
      for (const mapped of rowsOf(message, known, this.context.currency)) {
        if ('rejection' in mapped) this.reject(mapped.table, index, mapped.rejection, text);
        else this.collect(mapped.table, index, mapped.row);
      }
    }
    await this.store(wait);
    return this.result(request.items.length);
  }

  private readAll({ items, read, sentAt, context = {}, maxMessageBytes }: MessageRequest): void {
    const envelope = { receivedAt: this.context.now, timeZone: this.context.timeZone, sentAt, context };
    items.forEach((item, index) => {
      const text = JSON.stringify(item) ?? '';
      try {
        if (Buffer.byteLength(text) > maxMessageBytes) {
          throw new Rejection('too-long', `must have at most ${maxMessageBytes} bytes`);
        }
        this.messages.push({ index, message: read(item, envelope), text });
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        this.reject('events', index, error, text);
      }
    });
  }

  private distinct(need: (message: Message) => string | undefined): string[] {
    const ids = this.messages.map(({ message }) => need(message)).filter((id) => id !== undefined);
    return [...new Set(ids)];
  }

  private of(table: TableName): Collected {
    let collected = this.tables.get(table);
    if (!collected) {
      const request = new IngestRequest(new RowReader(table, this.context), this.context.now);
      collected = { request, rows: new Map() };
      this.tables.set(table, collected);
    }
    return collected;
  }

  private reject(table: TableName, index: number, rejection: Rejection, text: string): void {
    const { request } = this.of(table);
    request.received += 1;
    request.reject(index, rejection, text);
  }

  /** An order or profile that several messages tell of is one row, the newest; every other row is its own. */
  private collect(table: TableName, index: number, row: Fields): void {
    const { rows } = this.of(table);
    // Nothing may build upon a row that will be refused.
    if ((table !== 'orders' && table !== 'customers') || !this.isGood(table, row)) {
      rows.set(`#${rows.size}`, { index, row });
      return;
    }
    const id = String(table === 'orders' ? row.orderId : row.customerId);
    const earlier = rows.get(id)?.row;
    if (earlier && String(earlier.updatedAt) > String(row.updatedAt)) return;
    rows.set(id, { index, row });
    this.known.note(this.project, table, id, row);
  }

  private isGood(table: TableName, row: Fields): boolean {
    try {
      // Before a first order is stored it must not decide the project's currency.
      new RowReader(table, { ...this.context }).read(row);
      return true;
    } catch (error) {
      if (error instanceof Rejection) return false;
      throw error;
    }
  }

  private async store(wait: boolean): Promise<void> {
    await this.adoptCurrency();
    const tables = [...this.tables.entries()];
    const appended = await Promise.allSettled(
      tables.map(([table, collected]) => this.append(table, collected)),
    );
    const failed = appended.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
    if (!wait) return;
    const segments = appended.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : undefined));
    await Promise.all(
      tables.map(([table], at) =>
        this.ingestion.waitFor(this.project, table, segments[at] ? [segments[at]] : []),
      ),
    );
  }

  /** Resolves with the segment's id when the rows of the table are on the disk. */
  private async append(table: TableName, { request, rows }: Collected): Promise<string | undefined> {
    const noted = new Map([...rows].map(([id, { row }]) => [id, row]));
    let segment: string | undefined;
    try {
      for (const { index, row } of rows.values()) request.take(rawRow(index, row));
      const frames = request.takeFrames(true);
      if (frames.length > 0) segment = await this.ingestion.append(this.project, table, frames, 'requests');
    } finally {
      if (table === 'orders' || table === 'customers')
        this.known.spooled(this.project, table, noted, segment);
    }
    return segment;
  }

  private async adoptCurrency(): Promise<void> {
    const orders = [...(this.tables.get('orders')?.rows.values() ?? [])];
    if (this.context.currency !== undefined || orders.length === 0) return;
    const rows = orders.map(({ index, row }) => rawRow(index, row));
    await this.ingestion.adoptCurrency(this.project, 'orders', rows, this.context);
  }

  private result(received: number): IngestResult {
    const lists = [...this.tables.values()].map(({ request }) => request.rejected);
    const rejected = lists.flatMap((list) => list.rows()).sort((left, right) => left.index - right.index);
    const bad = new Set(rejected.map(({ index }) => index));
    return {
      received,
      accepted: received - bad.size,
      rejected: rejected.slice(0, 1_000),
      rejectedCount: lists.reduce((sum, list) => sum + list.count, 0),
      truncated: lists.some((list) => list.isTruncated) || rejected.length > 1_000,
    };
  }
}
