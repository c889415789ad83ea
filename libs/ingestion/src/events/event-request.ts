import type { RawRow, RowForm, RowSink, ScannedRows } from '../body/raw-row.js';
import { checksumOf, IngestRequest, replacedBy } from '../ingest-request.js';
import { LineBuffer } from '../line-buffer.js';
import { Rejection } from '../rows/rejection.js';
import type { RowReader, StoredRow } from '../rows/row-reader.js';
import { giveBuffer } from '../spare-buffers.js';
import { type Frame, frameKinds } from '../spool/frame.js';
import { EventKeys, idOf } from './event-keys.js';
import { RowScanner, type ScanSettings } from '../scan/row-scanner.js';

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
  private readonly scanner = RowScanner.get();
  private readonly settings: ScanSettings;
  private lines: LineBuffer;
  private keys = EventKeys.take();
  /** What was given out to be spooled. */
  private given: Buffer[] = [];
  private removed: number[] = [];
  /** By id; undefined as long as nothing is spooled. */
  private spooled: Map<string, Spooled> | undefined;

  constructor(reader: RowReader, now: number) {
    super(reader, now);
    const { erased, timeZone } = reader.context;
    this.settings = {
      ...{ table: 'events', now, timeZone, erased },
      ...{ currency: undefined, mostRowBytes: maxEventBytes },
    };
    this.lines = new LineBuffer(firstBytes);
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

  begin(chunk: Buffer): void {
    this.scanner.forget();
    // Stored rows are about as long as the events are.
    this.lines.reserve(chunk.length);
  }

  /** Takes events from the bytes of a body. */
  scan(chunk: Buffer, from: number, form: RowForm): ScannedRows | undefined {
    const { scanner, lines } = this;
    const found = scanner.scan(this.settings, chunk, from, form);
    if (!found) return undefined;
    const before = lines.length;
    lines.addLines(scanner.linesFrom(0), found.rows);
    const { starts, hashes } = scanner;
    let start = before;
    for (let row = 0; row < found.rows; row++) {
      const end = row + 1 < found.rows ? before + starts[row + 1]! : lines.length;
      this.note(start, end, this.received++, hashes[row]!);
      start = end;
    }
    return found;
  }

  override release(isLast: boolean): void {
    for (const buffer of this.given.splice(0)) giveBuffer(buffer);
    if (!isLast) return;
    this.keys.giveBack();
    this.scanner.forget();
  }

  protected override settle(raw: RawRow, row: StoredRow): void {
    const start = this.lines.length;
    this.lines.add(row.line);
    const { bytes, length } = this.lines;
    this.note(start, length, raw.index, this.scanner.hashOf(idOf(bytes, start)));
  }

  protected override takeLines(isLast: boolean): Frame | undefined {
    const { lines, keys } = this;
    const count = keys.count - this.removed.length;
    const payload = this.removed.length > 0 ? this.kept() : lines.bytes.subarray(0, lines.length);
    this.given.push(lines.bytes);
    if (!isLast) this.rememberSpooled();
    this.lines = new LineBuffer(isLast ? 0 : lines.bytes.length);
    keys.giveBack();
    this.keys = EventKeys.take();
    this.removed = [];
    return count > 0 ? { kind: frameKinds.rows, count, payload } : undefined;
  }

  /** Settles the line at `[start, end)`, whose id has this hash, with an earlier one of its id. */
  private note(start: number, end: number, row: number, hash: number): void {
    const { keys, lines } = this;
    const earlier = keys.add(lines.bytes, start, row, hash);
    if (this.spooled) this.settleSpooled(keys.count - 1, end, row);
    if (earlier < 0) return;
    const earlierStart = keys.startOf(earlier);
    const earlierEnd = keys.startOf(earlier + 1);
    if (lines.bytes.compare(lines.bytes, earlierStart, earlierEnd, start, end) === 0) return;
    const text = lines.bytes.toString('utf8', earlierStart, earlierEnd - 1);
    this.reject(keys.rowOf(earlier), replacedBy(row), text);
    this.removed.push(earlier);
  }

  /** What is spooled already is replaced in the store by the row that follows it. */
  private settleSpooled(line: number, end: number, row: number): void {
    const { keys, lines } = this;
    const key = keys.textOf(lines.bytes, line);
    const earlier = this.spooled!.get(key);
    if (!earlier) return;
    this.spooled!.delete(key);
    if (earlier.checksum !== this.checksum(line, end)) this.reject(earlier.index, replacedBy(row), '');
  }

  private rememberSpooled(): void {
    this.spooled ??= new Map();
    for (const line of this.keys.last()) {
      const index = this.keys.rowOf(line);
      this.spooled.set(this.keys.textOf(this.lines.bytes, line), {
        index,
        checksum: this.checksum(line, this.endOf(line)),
      });
    }
  }

  private checksum(line: number, end: number): number {
    return checksumOf(this.lines.bytes.subarray(this.keys.startOf(line), end));
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
