import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '#core';
import type { Ingestion } from '../ingestion.js';
import { LineBuffer } from '../line-buffer.js';
import type { RejectedRecord } from '../rejected-record.js';
import { RowReader } from '../rows/row-reader.js';
import type { RowContext, TableName } from '../rows/row-type.js';
import type { RowScanner } from '../scan/row-scanner.js';
import { giveBuffer } from '../spare-buffers.js';
import { type Frame, frameKinds } from '../spool/frame.js';

/** Segments that may load while the next one is written: keeps what waits, and so the memory, small. */
const segmentsUnderWay = 2;
/** What is spooled at once, and as much again: a bundle of rows comes in before anybody looks at the size. */
const bufferSize = 8 * 1024 * 1024;

/** The rows of one table of an import on their way into the spool. */
export class ImportLane {
  private readonly reader: RowReader;
  private readonly lines = new LineBuffer(bufferSize);
  private rejectedSize = 0;
  private rejected: RejectedRecord[] = [];
  private segment: string | undefined;
  private loading: Promise<void>[] = [];
  /** What became of the rows so far. `duplicate`: events that the store had with the same content. */
  readonly counts = { accepted: 0, duplicate: 0, refused: 0 };

  constructor(
    private readonly ingestion: Ingestion,
    private readonly project: string,
    readonly table: TableName,
    context: RowContext,
    private readonly isDry: boolean,
  ) {
    this.reader = new RowReader(table, context);
  }

  get pendingSize(): number {
    return this.lines.length + this.rejectedSize;
  }

  /** Takes a row, `wellFormed` when its texts need no check; counts it only when it `isSafe` already. Throws a Rejection. */
  put(row: unknown, wellFormed: boolean, isSafe: boolean): void {
    const { line } = this.reader.read(row, wellFormed);
    this.counts.accepted += 1;
    if (this.isDry || isSafe) return;
    this.lines.add(line);
  }

  /** Takes the rows that `scanner` found just now, of which the first `safe` ones are only counted. */
  putScanned(scanner: RowScanner, rows: number, safe: number): void {
    this.counts.accepted += rows;
    if (!this.isDry && safe < rows) this.lines.addLines(scanner.linesFrom(safe), rows - safe);
  }

  /** Keeps a row that was not taken. */
  note(record: RejectedRecord): void {
    if (this.isDry) return;
    this.rejected.push(record);
    this.rejectedSize += record.raw.length;
  }

  /** Spools what was taken; waits while too much is on its way. */
  async flush(): Promise<void> {
    if (this.isDry) return;
    const frames: Frame[] = [];
    const taken = this.lines.count > 0 ? this.lines.take() : undefined;
    if (taken) frames.push({ kind: frameKinds.rows, count: taken.count, payload: taken.payload });
    if (this.rejected.length > 0) {
      const records = this.rejected.map((record) => JSON.stringify(record));
      const payload = Buffer.from(`${records.join('\n')}\n`);
      frames.push({ kind: frameKinds.rejected, count: records.length, payload });
    }
    this.rejectedSize = 0;
    this.rejected = [];
    if (frames.length === 0) return;
    const segment = await this.append(frames);
    if (taken) giveBuffer(taken.bytes);
    await this.spooled(segment);
  }

  /** Resolves when all rows can be read. */
  async finish(): Promise<void> {
    await this.flush();
    await this.ingestion.spool.roll(this.project, this.table, 'imports');
    if (this.segment !== undefined) this.loading.push(this.loaded(this.segment));
    await Promise.all(this.loading);
  }

  /** Notes the segment; when it is a new one, the one before is closed and loads. */
  private async spooled(segment: string): Promise<void> {
    if (this.segment !== undefined && this.segment !== segment) {
      this.loading.push(this.loaded(this.segment));
      if (this.loading.length > segmentsUnderWay) await this.loading.shift();
    }
    this.segment = segment;
  }

  private loaded(segment: string): Promise<void> {
    const loading = this.ingestion.loaders
      .of(this.project, this.table)
      .loaded(segment)
      .then((outcome) => {
        this.counts.duplicate += outcome?.duplicate ?? 0;
        this.counts.refused += outcome?.rejected ?? 0;
      });
    // Whoever awaits it sees the failure; until then it is nobody's.
    loading.catch(() => undefined);
    return loading;
  }

  private async append(frames: readonly Frame[]): Promise<string> {
    for (;;) {
      try {
        return await this.ingestion.append(this.project, this.table, frames, 'imports');
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'too-many-requests') throw error;
        await sleep(1000);
      }
    }
  }
}
