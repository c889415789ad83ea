import { crc32 } from 'node:zlib';
import { parseRow } from './body/row-parser.js';
import type { RawRow } from './body/raw-row.js';
import { rejectedRecord, type RejectedRecord } from './rejected-record.js';
import { RejectedList } from './rejected-list.js';
import { Rejection } from './rows/rejection.js';
import type { RowReader, StoredRow } from './rows/row-reader.js';
import { type Frame, frameKinds } from './spool/frame.js';

/** What a row was like that came earlier in the request. */
interface Earlier {
  index: number;
  version: string;
  /** Of its line; only once the line is spooled and no longer here. */
  checksum: number;
  /** Its place among the lines that are not spooled yet; -1 when it is. */
  place: number;
}

/**
 * One request: reads its rows, settles rows of the same key among them, and keeps count.
 *
 * Two rows of one key with the same content are both accepted. With different content the newer version wins, the later
 * row among equals, and the other one is rejected as `duplicate-in-request`; so received = accepted + rejected.
 */
export class IngestRequest {
  received = 0;
  private readonly earlier = new Map<string, Earlier>();
  private lines: (string | undefined)[] = [];
  private records: RejectedRecord[] = [];
  private bytes = 0;
  readonly rejected = new RejectedList();

  constructor(
    private readonly reader: RowReader,
    private readonly now: number,
  ) {}

  get accepted(): number {
    return this.received - this.rejected.count;
  }

  /** Characters that are not spooled yet. */
  get pendingSize(): number {
    return this.bytes;
  }

  take(raw: RawRow): void {
    this.received += 1;
    try {
      this.settle(raw, parseRow(raw, this.reader));
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      this.reject(raw.index, error, raw.text);
    }
  }

  /** Notes a row that could not even be cut out of the body. */
  reject(index: number, rejection: Rejection, raw: string): void {
    this.rejected.add(index, rejection);
    this.records.push(rejectedRecord(this.reader.table, rejection, raw, this.now));
    this.bytes += raw.length;
  }

  /** What is to be spooled now; forgets it. After the last rows nothing needs to be known of them. */
  takeFrames(isLast = false): Frame[] {
    const lines = this.lines.filter((line) => line !== undefined);
    const frames: Frame[] = [];
    if (lines.length > 0) frames.push(frame(frameKinds.rows, lines));
    if (this.records.length > 0) {
      const records = this.records.map((record) => JSON.stringify(record));
      frames.push(frame(frameKinds.rejected, records));
    }
    if (isLast) this.earlier.clear();
    for (const earlier of this.earlier.values()) {
      if (earlier.place < 0) continue;
      earlier.checksum = checksumOf(this.lines[earlier.place]!);
      earlier.place = -1;
    }
    this.lines = [];
    this.records = [];
    this.bytes = 0;
    return frames;
  }

  private settle(raw: RawRow, row: StoredRow): void {
    const earlier = this.earlier.get(row.key);
    if (earlier && !this.isSame(earlier, row.line)) {
      const because = (winner: number) =>
        new Rejection('duplicate-in-request', `row ${winner} of the same key replaces this one`);
      if (row.version < earlier.version) throw because(earlier.index);
      // What is spooled already is replaced in the store by the row that follows it.
      const text = earlier.place < 0 ? '' : (this.lines[earlier.place] ?? '');
      if (earlier.place >= 0) this.lines[earlier.place] = undefined;
      this.reject(earlier.index, because(raw.index), text);
    }
    const place = this.lines.push(row.line) - 1;
    this.earlier.set(row.key, { index: raw.index, version: row.version, checksum: 0, place });
    this.bytes += row.line.length;
  }

  private isSame({ place, checksum }: Earlier, line: string): boolean {
    return place < 0 ? checksum === checksumOf(line) : this.lines[place] === line;
  }
}

const checksumOf = (line: string) => crc32(line) * 2 ** 20 + (line.length % 2 ** 20);

function frame(kind: Frame['kind'], lines: readonly string[]): Frame {
  return { kind, count: lines.length, payload: Buffer.from(`${lines.join('\n')}\n`) };
}
