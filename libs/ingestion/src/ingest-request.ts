import { crc32 } from 'node:zlib';
import { parseRow } from './body/row-parser.js';
import type { RawRow } from './body/raw-row.js';
import { type RejectedAs, rejectedRecord, type RejectedRecord } from './rejected-record.js';
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
  /** How the body holds its first row. */
  firstForm: RawRow['form'] | undefined;
  private earlier: Map<string, Earlier> | undefined;
  private texts: (string | undefined)[] = [];
  private records: RejectedRecord[] = [];
  private bytes = 0;
  readonly rejected = new RejectedList();

  constructor(
    private readonly reader: RowReader,
    private readonly now: number,
    private readonly as?: RejectedAs,
  ) {}

  get accepted(): number {
    return this.received - this.rejected.count;
  }

  /** Characters that are not spooled yet. */
  get pendingSize(): number {
    return this.bytes;
  }

  take(raw: RawRow): void {
    if (this.received === 0) this.firstForm = raw.form;
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
    const text = this.as?.raw ?? raw;
    this.records.push(rejectedRecord(this.reader.table, rejection, text, this.now, this.as));
    this.bytes += text.length;
  }

  /** What is to be spooled now; forgets it. After the last rows nothing needs to be known of them. */
  takeFrames(isLast = false): Frame[] {
    const lines = this.takeLines(isLast);
    const frames = lines ? [lines] : [];
    if (this.records.length > 0) {
      const records = this.records.map((record) => JSON.stringify(record));
      frames.push(frame(frameKinds.rejected, records));
    }
    this.records = [];
    this.bytes = 0;
    return frames;
  }

  /** Called when what {@link takeFrames} gave out is written, or is not going to be; after the last rows with `isLast`. */
  release(_isLast: boolean): void {
    // Texts take care of themselves.
  }

  protected takeLines(isLast: boolean): Frame | undefined {
    const lines = this.texts.filter((line) => line !== undefined);
    if (isLast) this.earlier = undefined;
    for (const earlier of this.earlier?.values() ?? []) {
      if (earlier.place < 0) continue;
      earlier.checksum = checksumOf(this.texts[earlier.place]!);
      earlier.place = -1;
    }
    this.texts = [];
    return lines.length > 0 ? frame(frameKinds.rows, lines) : undefined;
  }

  protected settle(raw: RawRow, row: StoredRow): void {
    const known = (this.earlier ??= new Map<string, Earlier>());
    const earlier = known.get(row.key);
    if (earlier && !this.isSame(earlier, row.line)) {
      if (row.version < earlier.version) throw replacedBy(earlier.index);
      // What is spooled already is replaced in the store by the row that follows it.
      const text = earlier.place < 0 ? '' : (this.texts[earlier.place] ?? '');
      if (earlier.place >= 0) this.texts[earlier.place] = undefined;
      this.reject(earlier.index, replacedBy(raw.index), text);
    }
    const place = this.texts.push(row.line) - 1;
    known.set(row.key, { index: raw.index, version: row.version, checksum: 0, place });
    this.bytes += row.line.length;
  }

  private isSame({ place, checksum }: Earlier, line: string): boolean {
    return place < 0 ? checksum === checksumOf(line) : this.texts[place] === line;
  }
}

/** Why a row is not taken whose key row `winner` of the request has, too. */
export const replacedBy = (winner: number) =>
  new Rejection('duplicate-in-request', `row ${winner} of the same key replaces this one`);

export const checksumOf = (line: string | Buffer) => crc32(line) * 2 ** 20 + (line.length % 2 ** 20);

function frame(kind: Frame['kind'], lines: readonly string[]): Frame {
  return { kind, count: lines.length, payload: Buffer.from(`${lines.join('\n')}\n`) };
}
