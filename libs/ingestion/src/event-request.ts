import type { RawRow, RowSink } from './body/raw-row.js';
import { EventKeys } from './event-keys.js';
import { EventLines } from './event-lines.js';
import { checksumOf, IngestRequest, replacedBy } from './ingest-request.js';
import { EventScan } from './rows/event-scan.js';
import { Rejection } from './rows/rejection.js';
import type { RowReader, StoredRow } from './rows/row-reader.js';
import { storedTime } from './rows/time.cell.js';
import { giveBuffer } from './spare-buffers.js';
import { type Frame, frameKinds } from './spool/frame.js';

/** As Segment has it; files are not held to it. */
export const maxEventBytes = 32 * 1024;

/** An event whose line is spooled. */
interface Spooled {
  index: number;
  checksum: number;
}

const firstBytes = 1024;

/**
 * A request with events. Those that look like nearly all do go from the body's bytes to the spool's without becoming values;
 * the others take the way of all rows. What comes out is the same.
 */
export class EventRequest extends IngestRequest implements RowSink {
  private readonly scan: EventScan;
  private readonly ingestedAt: string;
  private lines: EventLines;
  private keys = EventKeys.take();
  /** What was given out to be spooled. */
  private given: Buffer[] = [];
  private removed: number[] = [];
  /** By id; undefined as long as nothing is spooled. */
  private spooled: Map<string, Spooled> | undefined;

  constructor(reader: RowReader, now: number) {
    super(reader, now);
    this.scan = EventScan.take(reader.context);
    this.ingestedAt = storedTime(now);
    this.lines = new EventLines(this.ingestedAt, firstBytes);
  }

  override get pendingSize(): number {
    return super.pendingSize + this.lines.length;
  }

  override take(raw: RawRow): void {
    super.take(withinLimit(raw));
  }

  push(raw: RawRow): void {
    this.take(raw);
  }

  /** Tells which bytes {@link scanAt} reads next. */
  begin(chunk: Buffer): void {
    this.scan.begin(chunk);
    // Stored rows are about as long as the events are.
    this.lines.reserve(chunk.length);
  }

  /**
   * Takes the event that begins at `from` and ends before `end`, with `isLine` only when nothing else is on its line.
   * Returns the offset behind it; 0 when it has to be read in another way.
   */
  scanAt(chunk: Buffer, from: number, end: number, isLine: boolean): number {
    const close = this.scan.read(chunk, from, end, isLine);
    if (close === 0 || close - from > maxEventBytes) return 0;
    const start = this.lines.length;
    this.lines.write(this.scan, chunk, close - from);
    this.note(start, this.received++);
    return close;
  }

  override release(isLast: boolean): void {
    for (const buffer of this.given.splice(0)) giveBuffer(buffer);
    if (!isLast) return;
    this.keys.giveBack();
    this.scan.giveBack();
  }

  protected override settle(raw: RawRow, row: StoredRow): void {
    const start = this.lines.length;
    this.lines.add(row.line);
    this.note(start, raw.index);
  }

  protected override takeLines(isLast: boolean): Frame | undefined {
    const { lines, keys } = this;
    const count = keys.count - this.removed.length;
    const payload = this.removed.length > 0 ? this.kept() : lines.bytes.subarray(0, lines.length);
    this.given.push(lines.bytes);
    if (!isLast) this.rememberSpooled();
    this.lines = new EventLines(this.ingestedAt, isLast ? 0 : lines.bytes.length);
    keys.giveBack();
    this.keys = EventKeys.take();
    this.removed = [];
    return count > 0 ? { kind: frameKinds.rows, count, payload } : undefined;
  }

  /** Settles the line that was just written with an earlier one of its id. */
  private note(start: number, row: number): void {
    const { keys, lines } = this;
    const earlier = keys.add(lines.bytes, start, row);
    if (this.spooled) this.settleSpooled(keys.count - 1, row);
    if (earlier < 0) return;
    const begin = keys.startOf(earlier);
    const end = keys.startOf(earlier + 1);
    if (lines.bytes.compare(lines.bytes, begin, end, start, lines.length) === 0) return;
    this.reject(keys.rowOf(earlier), replacedBy(row), lines.bytes.toString('utf8', begin, end - 1));
    this.removed.push(earlier);
  }

  /** What is spooled already is replaced in the store by the row that follows it. */
  private settleSpooled(line: number, row: number): void {
    const { keys, lines } = this;
    const key = keys.textOf(lines.bytes, line);
    const earlier = this.spooled!.get(key);
    if (!earlier) return;
    this.spooled!.delete(key);
    if (earlier.checksum !== this.checksum(line)) this.reject(earlier.index, replacedBy(row), '');
  }

  private rememberSpooled(): void {
    this.spooled ??= new Map();
    for (const line of this.keys.last()) {
      const index = this.keys.rowOf(line);
      this.spooled.set(this.keys.textOf(this.lines.bytes, line), { index, checksum: this.checksum(line) });
    }
  }

  private checksum(line: number): number {
    return checksumOf(this.lines.bytes.subarray(this.keys.startOf(line), this.endOf(line)));
  }

  private endOf(line: number): number {
    return line + 1 < this.keys.count ? this.keys.startOf(line + 1) : this.lines.length;
  }

  private kept(): Buffer {
    const gone = new Set(this.removed);
    const parts: Buffer[] = [];
    for (let line = 0; line < this.keys.count; line++) {
      if (!gone.has(line)) parts.push(this.lines.bytes.subarray(this.keys.startOf(line), this.endOf(line)));
    }
    return Buffer.concat(parts);
  }
}

/** Rejects an event that is larger than SDKs send them. */
function withinLimit(row: RawRow): RawRow {
  if (row.text.length * 3 <= maxEventBytes || Buffer.byteLength(row.text) <= maxEventBytes) return row;
  return { ...row, rejection: new Rejection('too-long', `must have at most ${maxEventBytes} bytes`) };
}
