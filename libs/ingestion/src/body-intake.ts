import { Problem } from '#core';
import { asBuffer, RowFeed } from './body/parse-rows.js';
import type { RawRow } from './body/raw-row.js';
import { EventRequest } from './events/event-request.js';
import type { Ingestion, IngestResult } from './ingestion.js';
import { IngestRequest } from './ingest-request.js';
import { Rejection, rejectionCodes, type RejectionCode } from './rows/rejection.js';
import { RowReader } from './rows/row-reader.js';
import type { RowContext, TableName } from './rows/row-type.js';

const flushSize = 4 * 1024 * 1024;

/** One body on its way in, chunk by chunk: {@link push} each one, then {@link end} or {@link fail}. */
export class BodyIntake {
  private readonly request: IngestRequest | EventRequest;
  private readonly feed: RowFeed;
  private readonly segments: string[] = [];
  private flushed = Promise.resolve();

  constructor(
    private readonly ingestion: Ingestion,
    private readonly project: string,
    private readonly table: TableName,
    private readonly context: RowContext,
    contentType: string | undefined,
  ) {
    const reader = new RowReader(table, context);
    this.request =
      table === 'events' ? new EventRequest(reader, context.now) : new IngestRequest(reader, context.now);
    this.feed = new RowFeed(contentType);
  }

  /** Takes a chunk; when it gives a promise, the next chunk has to wait for it. Both ways it fails as the body does. */
  push(chunk: Buffer | Uint8Array | string): Promise<void> | undefined {
    const { request, feed } = this;
    if (!(request instanceof EventRequest)) return this.bundle((rows) => feed.push(asBuffer(chunk), rows));
    feed.push(asBuffer(chunk), request);
    return request.pendingSize >= flushSize ? this.flush() : undefined;
  }

  /** Resolves when every row that was taken is on the disk; with `wait` when they can be read. */
  async end(wait: boolean): Promise<IngestResult> {
    const { request, feed } = this;
    try {
      if (request instanceof EventRequest) feed.end(request);
      else await this.bundle((rows) => feed.end(rows));
    } catch (error) {
      return this.fail(error, wait);
    }
    if (request.received === 1 && request.firstForm === 'object') refuseBrokenBody(request);
    return this.finish(wait);
  }

  /** What becomes of a body that broke off with `error`: the rows before count. @throws that error when nothing can be said */
  async fail(error: unknown, wait: boolean): Promise<IngestResult> {
    const { request } = this;
    if (request.received === 0) throw error;
    const rejection = breakOff(error);
    if (!rejection) {
      await this.flush();
      throw error;
    }
    request.received += 1;
    request.reject(request.received - 1, rejection, '');
    return this.finish(wait);
  }

  private async finish(wait: boolean): Promise<IngestResult> {
    const { request } = this;
    await this.flush(true);
    if (wait) await this.ingestion.waitFor(this.project, this.table, this.segments);
    return {
      received: request.received,
      accepted: request.accepted,
      rejected: request.rejected.rows(),
      rejectedCount: request.rejected.count,
      truncated: request.rejected.isTruncated,
    };
  }

  /** The rows that `cut` gives out are read once the project's currency is known, and also when it fails after them. */
  private async bundle(cut: (rows: RawRow[]) => void): Promise<void> {
    const { ingestion, project, table, context, request } = this;
    const rows: RawRow[] = [];
    try {
      cut(rows);
    } finally {
      if (context.currency === undefined) await ingestion.adoptCurrency(project, table, rows, context);
      for (const row of rows) request.take(row);
    }
    if (request.pendingSize >= flushSize) await this.flush();
  }

  /**
   * One at a time: a body may break off while its rows are being written, and buffers that are released then would be
   * filled by another request before they are on the disk.
   */
  private flush(isLast = false): Promise<void> {
    const done = this.flushed.then(() => this.write(isLast));
    this.flushed = done.catch(() => undefined);
    return done;
  }

  private async write(isLast: boolean): Promise<void> {
    const frames = this.request.takeFrames(isLast);
    try {
      if (frames.length === 0) return;
      this.segments.push(await this.ingestion.append(this.project, this.table, frames, 'requests'));
    } finally {
      this.request.release(isLast);
    }
  }
}

/** The rejected row that stands for the rest of a body, when its sender can do something about it. */
function breakOff(error: unknown): Rejection | undefined {
  if (!(error instanceof Problem) || error.status >= 500 || !(error.code in rejectionCodes)) return undefined;
  return new Rejection(error.code as RejectionCode, `${error.message}; the rows from here on were not read`);
}

/** A body that is one object and no valid JSON has no row to be rejected. */
function refuseBrokenBody(request: IngestRequest): void {
  const [row] = request.rejected.rows();
  if (!row) return;
  if (row.code === 'invalid-json') throw new Problem('invalid-json', row.message);
  if (row.code === 'invalid-encoding') throw new Problem('invalid-encoding', 'The body is not valid UTF-8');
}
