import { isAscii, isUtf8 } from 'node:buffer';
import type { ErasedIds } from '../erasure/person-ids.js';
import { PlainTimes } from './plain-time.js';
import type { RowContext } from './row-type.js';
import { amountText, endOfInteger, endOfNumber, endOfObject, propertiesText } from './scanned-values.js';
import { skipPlainWords, viewOf, WordText } from './word-bytes.js';

/** The fields of an event on the wire; the first thirteen are texts, in the order of the stored columns. */
const fields = (
  'eventId name occurredAt customerId anonymousId sessionId productId category channel campaign device region url value ' +
  'sequence properties'
).split(' ');
export const textCells = 13;
const [eventId, name, occurredAt, customerId, anonymousId] = [0, 1, 2, 3, 4];
const [value, sequence, properties] = [13, 14, 15];

const isId = fields.map((field) => field.endsWith('Id'));
/** Bytes that a text has at the most; the schema counts characters, of which there are no more. */
const mostBytes = fields.map((field, index) =>
  isId[index] || field === 'name' ? 200 : field === 'url' ? 8_000 : 500,
);

const [space, quote, comma, colon, closing, openObject] = [0x20, 0x22, 0x2c, 0x3a, 0x7d, 0x7b];
const [newline, carriageReturn] = [0x0a, 0x0d];
const needed = (1 << eventId) | (1 << name) | (1 << occurredAt);
const somebody = (1 << customerId) | (1 << anonymousId);

const order = Uint8Array.from(fields, (_, index) => index);
const mostSpare = 256;
/** Used ones know in which order fields come. */
const spare: EventScan[] = [];
const nothing = new WordText('null');
const noBytes = viewOf(Buffer.alloc(0));
const mostAmountBytes = 40;

/** The names with their quotes, one after the other. */
const quotedNames = fields.map((field) => new WordText(`"${field}"`));
/** The same up to a text that follows without spaces, as JSON.stringify writes it. */
const beginnings = fields.map((field) => new WordText(`"${field}":"`));

/** 0 for the bytes that a text may hold as they are, with those above ASCII and without. */
const anyText = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < space || byte === quote || byte === 0x5c ? 1 : 0,
);
const asciiText = anyText.map((kind, byte) => (byte < 0x80 ? kind : 1));

/**
 * Finds the fields of an event in the bytes of its JSON without making a value of them. It knows the common ways to write an
 * event: known fields, each once, no escapes, no line breaks, plain numbers, times in UTC. An event that it takes is valid, and
 * each field's bytes are those that the stored row has; everything else is left to the checks that tell what is wrong.
 */
export class EventScan {
  /** Where the content of each field begins and ends; only those of `seen` count. */
  readonly begins = new Int32Array(fields.length);
  readonly ends = new Int32Array(fields.length);
  /** A bit for each field that has a value. */
  seen = 0;
  /** A bit for each field that was named; a null stands for one that is absent. */
  private named = 0;
  /** The stored forms of the fields that are not stored as they were sent. */
  valueText = '';
  propertiesText = '';
  readonly times = new PlainTimes();
  private erased: ErasedIds | undefined;
  private plain = asciiText;
  /** The bytes that are read, four at a time. */
  view = noBytes;
  /** Which field came at which place lately: senders write their fields in one order. */
  private readonly order = order.slice();

  /** A scan for one request; give it back afterwards. */
  static take({ now, erased }: RowContext): EventScan {
    const scan = spare.pop() ?? new EventScan();
    scan.times.setNow(now);
    scan.erased = erased && !erased.isEmpty ? erased : undefined;
    return scan;
  }

  giveBack(): void {
    // A spare one keeps nobody's bytes.
    this.view = noBytes;
    if (spare.length < mostSpare) spare.push(this);
  }

  /** Says which bytes {@link read} reads; texts may hold more than ASCII only where they are valid UTF-8. */
  begin(bytes: Buffer): void {
    this.view = viewOf(bytes);
    this.plain = isUtf8(wholeCharacters(bytes)) ? anyText : asciiText;
  }

  /**
   * The offset behind the event that begins with the brace at `from`; 0 when it is none that is known here, and with
   * `isLine` also when something else is on its line.
   */
  read(bytes: Buffer, from: number, end: number, isLine: boolean): number {
    const close = this.readEvent(bytes, from, end);
    return isLine && close > 0 && !endsLine(bytes, close, end) ? 0 : close;
  }

  private readEvent(bytes: Buffer, from: number, end: number): number {
    this.seen = 0;
    this.named = 0;
    let at = skip(bytes, from + 1, end);
    for (let place = 0; place < fields.length; place++) {
      at = this.readField(bytes, at, end, place);
      if (at === 0) return 0;
      at = skip(bytes, at, end);
      if (at >= end) return 0;
      if (bytes[at] === closing) return this.isWhole(bytes) ? at + 1 : 0;
      if (bytes[at] !== comma) return 0;
      at = skip(bytes, at + 1, end);
    }
    return 0;
  }

  /** The offset behind the field that begins at `at`; 0 when it is none that is known here. */
  private readField(bytes: Buffer, at: number, end: number, place: number): number {
    const expected = this.order[place]!;
    const beginning = beginnings[expected]!;
    if (beginning.isAt(this.view, at, end)) {
      if (this.first(expected) < 0) return 0;
      return this.readText(bytes, at + beginning.length, end, expected);
    }
    const field = this.fieldAt(at, end, place);
    if (field < 0) return 0;
    const behind = skip(bytes, at + quotedNames[field]!.length, end);
    if (behind >= end || bytes[behind] !== colon) return 0;
    return this.readValue(bytes, skip(bytes, behind + 1, end), end, field);
  }

  has(field: number): boolean {
    return (this.seen & (1 << field)) !== 0;
  }

  private isWhole(bytes: Buffer): boolean {
    if ((this.seen & needed) !== needed || (this.seen & somebody) === 0) return false;
    return this.erased === undefined || !this.isErased(bytes, this.erased);
  }

  private isErased(bytes: Buffer, erased: ErasedIds): boolean {
    const text = (field: number) =>
      this.has(field) ? bytes.toString('utf8', this.begins[field], this.ends[field]) : '';
    return erased.has('customer', text(customerId)) || erased.has('visitor', text(anonymousId));
  }

  /** The field whose name stands at `at` and that did not come before; -1 when there is none. */
  private fieldAt(at: number, end: number, place: number): number {
    const expected = this.order[place]!;
    if (quotedNames[expected]!.isAt(this.view, at, end)) return this.first(expected);
    for (let field = 0; field < fields.length; field++) {
      if (!quotedNames[field]!.isAt(this.view, at, end)) continue;
      this.order[place] = field;
      return this.first(field);
    }
    return -1;
  }

  private first(field: number): number {
    const bit = 1 << field;
    if ((this.named & bit) !== 0) return -1;
    this.named |= bit;
    return field;
  }

  /** The offset behind the value that begins at `at`; 0 when it is none that is known here. */
  private readValue(bytes: Buffer, at: number, end: number, field: number): number {
    if (at >= end) return 0;
    const byte = bytes[at]!;
    if (byte === quote) return this.readText(bytes, at + 1, end, field);
    if (byte === 0x6e) return nothing.isAt(this.view, at, end) ? at + nothing.length : 0;
    if (isId[field] || field === sequence) {
      const close = endOfInteger(bytes, at, end, field === sequence);
      return close === 0 ? 0 : this.note(field, at, close, close);
    }
    if (field === value) return this.readAmount(bytes, at, end);
    return field === properties && byte === openObject ? this.readProperties(bytes, at, end) : 0;
  }

  private readText(bytes: Buffer, at: number, end: number, field: number): number {
    const close = this.endOfText(bytes, at, end);
    if (close >= end || bytes[close] !== quote || !this.takesText(bytes, at, close, field)) return 0;
    return this.note(field, at, close, close + 1);
  }

  private endOfText(bytes: Buffer, at: number, end: number): number {
    const { plain } = this;
    at = skipPlainWords(this.view, at, end, plain === asciiText);
    while (at < end && plain[bytes[at]!] === 0) at += 1;
    return at;
  }

  private takesText(bytes: Buffer, begin: number, end: number, field: number): boolean {
    if (field === occurredAt) return this.times.knows(bytes, begin, end);
    if (field < textCells) {
      if (end - begin > mostBytes[field]!) return false;
      // A text of nothing but spaces, of which Unicode knows many, is no id.
      if (isId[field]) return end > begin && bytes[begin]! > space && bytes[begin]! < 0x80;
      return field !== name || end > begin;
    }
    if (field !== value || end - begin > mostAmountBytes) return false;
    return this.notesAmount(bytes.toString('latin1', begin, end));
  }

  private readAmount(bytes: Buffer, at: number, end: number): number {
    const close = endOfNumber(bytes, at, end);
    if (close === 0 || !this.notesAmount(Number(bytes.toString('latin1', at, close)))) return 0;
    return this.note(value, at, close, close);
  }

  private notesAmount(amount: string | number): boolean {
    const text = amountText(amount);
    if (text === undefined) return false;
    this.valueText = text;
    return true;
  }

  private readProperties(bytes: Buffer, at: number, end: number): number {
    const close = endOfObject(bytes, at, end);
    if (close === 0 || (this.plain === asciiText && !isAscii(bytes.subarray(at, close)))) return 0;
    const text = propertiesText(bytes.toString('utf8', at, close));
    if (text === undefined) return 0;
    this.propertiesText = text;
    return this.note(properties, at, close, close);
  }

  private note(field: number, begin: number, end: number, next: number): number {
    this.begins[field] = begin;
    this.ends[field] = end;
    this.seen |= 1 << field;
    return next;
  }
}

function skip(bytes: Buffer, at: number, end: number): number {
  while (at < end && bytes[at] === space) at += 1;
  return at;
}

function endsLine(chunk: Buffer, at: number, end: number): boolean {
  const next = at < end && chunk[at] === carriageReturn ? at + 1 : at;
  return next === end || chunk[next] === newline;
}

/** The chunk without the halves of characters at its ends; no event is in those. */
function wholeCharacters(chunk: Buffer): Buffer {
  let begin = 0;
  while (begin < 3 && begin < chunk.length && (chunk[begin]! & 0xc0) === 0x80) begin += 1;
  let end = chunk.length;
  for (let at = end - 1; at >= begin && at >= chunk.length - 3 && chunk[at]! >= 0x80; at--) {
    if (chunk[at]! >= 0xc0) {
      end = at;
      break;
    }
  }
  return begin === 0 && end === chunk.length ? chunk : chunk.subarray(begin, end);
}
