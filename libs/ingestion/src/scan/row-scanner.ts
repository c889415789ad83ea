import { isUtf8 } from 'node:buffer';
import { lastCharacter } from '../body/last-character.js';
import type { RowForm, ScannedRows } from '../body/raw-row.js';
import { type ErasedIds, orderName } from '../erasure/person-ids.js';
import { storedTime } from '../rows/time.cell.js';
import type { TableName } from '../rows/row-type.js';
import { putWord, type ScanModule, startScanModule } from './scan-module.wasm.js';
import { amountText, propertiesText, timeText } from './stored-texts.js';

const dayMilliseconds = 86_400_000;
const forms: readonly RowForm[] = ['element', 'object', 'line'];

/** The tables whose rows can be taken from bytes. */
export type ScannedTable = 'events' | 'orders';

export function isScanned(table: TableName): table is ScannedTable {
  return table === 'events' || table === 'orders';
}

/** What holds for the rows of one body. */
export interface ScanSettings {
  readonly table: ScannedTable;
  /** When the request came, in milliseconds: nothing may lie more than 24 hours after it. */
  readonly now: number;
  /** Of times that tell none. */
  readonly timeZone: string;
  /** Whose rows are left to the general path, which refuses them. */
  readonly erased: ErasedIds | undefined;
  /** The project's; orders in another one, and all of them as long as it is not known, are left to the general path. */
  readonly currency: string | undefined;
  /** A longer row is left to the general path. */
  readonly mostRowBytes: number;
}

/**
 * Takes events or orders out of the bytes of a body and makes the rows that are stored of them, many at once, in WebAssembly: see
 * `libs/ingestion/assembly`. What it does not know in that form, and whatever is wrong, it leaves to the general path.
 *
 * One for the process: what {@link scan} found is there until it is called again.
 */
export class RowScanner {
  private static shared: RowScanner | undefined;

  private readonly module: ScanModule;
  private readonly bytes: Buffer;
  private settings: ScanSettings | undefined;
  private asksForErased = false;
  /** Whether rows can be taken with these settings. */
  private isReady = false;
  private ingestedAt = '';
  private tailLength = 0;
  /** The chunk of which a part is the module's input, whether its texts may hold more than ASCII, and which part it is. */
  private chunk: Buffer | undefined;
  private isAscii = true;
  private windowBegin = 0;
  private windowEnd = 0;

  /** @throws Error when the project is not built */
  static get(): RowScanner {
    return (this.shared ??= new RowScanner());
  }

  private constructor() {
    this.module = startScanModule({
      amountText: (begin, end, isText) => this.putAmount(begin, end, isText !== 0),
      propertiesText: (begin, end) => this.putProperties(begin, end),
      timeText: (begin, end, to) => this.putTime(begin, end, to),
      isErased: (isVisitor, begin, end) => {
        const id = this.text(begin, end);
        return Number(this.erased.has(isVisitor === 0 ? 'customer' : 'visitor', id));
      },
      isErasedOrder: (sourceBegin, sourceEnd, begin, end) => {
        const name = orderName(this.text(sourceBegin, sourceEnd), this.text(begin, end));
        return Number(this.erased.has('order', name));
      },
    });
    this.bytes = this.module.bytes;
  }

  /** What begins with a chunk that may be an old buffer with new bytes, or ends with one that nobody needs any more. */
  forget(): void {
    this.chunk = undefined;
  }

  /**
   * Takes rows from the brace at `from` on: those of an array, objects one after the other, or whole lines. Undefined when
   * already the first one is to be read in another way.
   */
  scan(settings: ScanSettings, chunk: Buffer, from: number, form: RowForm): ScannedRows | undefined {
    // Somebody may be erased while a file is read.
    if (settings !== this.settings || this.asksForErased !== hasErased(settings)) this.configure(settings);
    if (!this.isReady) return undefined;
    if (chunk !== this.chunk) this.open(chunk, from);
    else if (from < this.windowBegin || from >= this.windowEnd) this.show(chunk, from);
    const found = this.scanWindow(from, form);
    if (found || this.windowBegin === from || this.windowEnd === chunk.length) return found;
    // The row may go beyond the part that is shown.
    this.show(chunk, from);
    return this.scanWindow(from, form);
  }

  /** The stored rows that were found, one a line; from the row of that number on. */
  linesFrom(row: number): Buffer {
    const { at, outputLength } = this.module;
    return this.bytes.subarray(
      at.output + (row === 0 ? 0 : this.starts[row]!),
      at.output + outputLength.value,
    );
  }

  /** Where the lines begin, by number of row. */
  get starts(): Int32Array {
    return this.module.starts;
  }

  /** The hashes of their ids, if they are events. */
  get hashes(): Int32Array {
    return this.module.hashes;
  }

  /** The same hash of an id that was not found here, of at most some thousand bytes. */
  hashOf(id: Buffer): number {
    const { scratch, scratchBytes } = this.module.at;
    const length = id.copy(this.bytes, scratch, 0, scratchBytes);
    return this.module.hashOf(scratch, scratch + length);
  }

  private scanWindow(from: number, form: RowForm): ScannedRows | undefined {
    const { windowBegin, windowEnd, module } = this;
    const isLast = windowEnd === this.chunk!.length;
    const behind = module.scan(
      from - windowBegin,
      windowEnd - windowBegin,
      forms.indexOf(form),
      this.isAscii ? 1 : 0,
      isLast ? 1 : 0,
    );
    const { rowCount, newlines, lastNewline } = module;
    if (rowCount.value === 0) return undefined;
    return {
      rows: rowCount.value,
      behind: behind + windowBegin,
      newlines: newlines.value,
      lastNewline: lastNewline.value + windowBegin,
    };
  }

  private open(chunk: Buffer, from: number): void {
    this.chunk = chunk;
    this.isAscii = !isUtf8(wholeCharacters(chunk));
    this.show(chunk, from);
  }

  private show(chunk: Buffer, from: number): void {
    const { input, inputBytes } = this.module.at;
    this.windowBegin = from;
    this.windowEnd = from + chunk.copy(this.bytes, input, from, from + inputBytes);
  }

  private configure(settings: ScanSettings): void {
    const { table, now, currency = '', mostRowBytes } = settings;
    const ingestedAt = storedTime(now);
    const asksForErased = hasErased(settings);
    this.settings = settings;
    this.asksForErased = asksForErased;
    this.isReady = table === 'events' || currency !== '';
    this.module.setCurrency(putWord(this.bytes, this.module.at.scratch, currency));
    const beforeTime = ',null,0,"","{}"';
    if (this.ingestedAt !== ingestedAt) {
      const tail = `${beforeTime},"${ingestedAt}"]\n`;
      this.tailLength = this.bytes.write(tail, this.module.at.tail, 'latin1');
      this.ingestedAt = ingestedAt;
    }
    const { day, millisecond } = momentOf(now + dayMilliseconds);
    this.module.configure(
      table === 'orders' ? 1 : 0,
      day,
      millisecond,
      asksForErased ? 1 : 0,
      mostRowBytes,
      this.tailLength,
      beforeTime.length,
    );
  }

  private putAmount(begin: number, end: number, isText: boolean): number {
    const sent = this.bytes.toString('latin1', begin, end);
    const text = amountText(isText ? sent : Number(sent));
    return text === undefined ? -1 : this.bytes.write(text, this.module.at.amount, 'latin1');
  }

  private putProperties(begin: number, end: number): number {
    const { scratch, scratchBytes } = this.module.at;
    const text = propertiesText(this.bytes.toString('utf8', begin, end));
    if (text === undefined) return -1;
    const stored = JSON.stringify(text);
    // Three bytes a character at the most.
    return stored.length * 3 > scratchBytes ? -1 : this.bytes.write(stored, scratch);
  }

  private putTime(begin: number, end: number, to: number): number {
    const stored = timeText(this.bytes.toString('latin1', begin, end), this.settings!);
    return stored === undefined ? 0 : this.bytes.write(stored, to, 'latin1');
  }

  private text(begin: number, end: number): string {
    return this.bytes.toString('utf8', begin, end);
  }

  private get erased(): ErasedIds {
    return this.settings!.erased!;
  }
}

const hasErased = ({ erased }: ScanSettings) => erased !== undefined && !erased.isEmpty;

/** A time as the number YYYYMMDD and the milliseconds since that day began. */
interface Moment {
  day: number;
  millisecond: number;
}

let known = { time: NaN, moment: { day: 0, millisecond: 0 } };

/** Many requests come within one millisecond. */
function momentOf(time: number): Moment {
  if (known.time !== time) {
    const day = Number(new Date(time).toISOString().slice(0, 10).replaceAll('-', ''));
    known = { time, moment: { day, millisecond: time % dayMilliseconds } };
  }
  return known.moment;
}

/** The chunk without the parts of characters at its ends; no row is in those. */
function wholeCharacters(chunk: Buffer): Buffer {
  let begin = 0;
  while (begin < 3 && begin < chunk.length && (chunk[begin]! & 0xc0) === 0x80) begin += 1;
  const end = lastCharacter(chunk);
  return begin === 0 && end === chunk.length ? chunk : chunk.subarray(begin, end);
}
