import { rowSchemas } from '../rows/row-schemas.js';
import type { ScannedTable } from '../scan/row-scanner.js';
import type { CsvHeader } from './csv-records.js';
import type { Mapping } from './mapping.js';

const newline = 0x0a;
const space = 0x20;
const quote = 0x22;
const minus = 0x2d;
const zero = 0x30;
const backslash = 0x5c;
const openObject = 0x7b;
const closeObject = 0x7d;
/** An integer of so many digits is exact as a number. */
const mostDigits = 15;

/** What becomes of a column: nothing, a text, an integer, or what only the way of all rows can read. */
const kinds = { none: 0, text: 1, integer: 2, other: 3 } as const;

interface Column {
  readonly kind: number;
  /** What stands before its value: `,"name":"`. */
  readonly before: Uint8Array;
}

/** Writes records of a CSV as the lines of NDJSON that their rows would be. */
export class CsvJsonLine {
  private readonly columns: readonly Column[];
  private readonly constants: Uint8Array;
  private readonly delimiter: number;
  /** Bytes that a line has at the most beside those of its record. */
  readonly mostMore: number;

  /** `constants` is the row of the mapping's constants as JSON; undefined when no row can be made with them. */
  constructor(
    private readonly table: ScannedTable,
    private readonly mapping: Mapping,
    header: CsvHeader,
    constants: string | undefined,
  ) {
    this.delimiter = header.delimiter.charCodeAt(0);
    this.columns = constants === undefined ? [] : header.columns.map((name) => this.columnOf(name));
    const fields = constants?.slice(1, -1) ?? '';
    this.constants = Buffer.from(fields === '' ? '' : `,${fields}`);
    const before = this.columns.reduce((sum, column) => sum + column.before.length, 0);
    this.mostMore = before + this.columns.length + this.constants.length + 4;
  }

  /**
   * Writes the line of the record from `from` to `end` of `bytes` to `out`, from `at` on, and returns the offset behind it;
   * -1 when the record has quotes, another number of cells, or a cell that is no plain text.
   */
  write(bytes: Uint8Array, from: number, end: number, out: Uint8Array, at: number): number {
    const { columns, delimiter } = this;
    const last = columns.length - 1;
    let [place, to] = [from, at];
    for (let index = 0; index <= last; index++) {
      const { kind, before } = columns[index]!;
      const begin = place;
      if (kind !== kinds.none && place < end && bytes[place] !== delimiter) {
        if (kind === kinds.other) return -1;
        for (let byte = 0; byte < before.length; byte++) out[to++] = before[byte]!;
        const isText = kind === kinds.text;
        for (; place < end; place++) {
          const byte = bytes[place]!;
          if (byte === delimiter) break;
          if (byte === quote || byte === backslash || byte < space) return -1;
          out[to++] = byte;
        }
        if (isText) out[to++] = quote;
        else if (!isInteger(bytes, begin, place)) return -1;
      } else {
        for (; place < end && bytes[place] !== delimiter; place++) if (bytes[place] === quote) return -1;
      }
      // Behind every cell but the last one stands a delimiter, and behind that the end.
      if (place === end ? index !== last : index === last) return -1;
      place += 1;
    }
    if (to === at) return -1;
    out.set(this.constants, to);
    to += this.constants.length;
    // The first field's comma.
    out[at] = openObject;
    out[to++] = closeObject;
    out[to++] = newline;
    return to;
  }

  private columnOf(name: string): Column {
    const sources = Object.entries(this.mapping).filter(
      ([, source]) => 'column' in source && source.column === name,
    );
    if (sources.length === 0) return { kind: kinds.none, before: new Uint8Array() };
    const [field, source] = sources[0]!;
    const type = this.typeOf(field);
    const isOther =
      sources.length > 1 ||
      type === 'object' ||
      type === 'array' ||
      ('format' in source && source.format !== undefined);
    if (isOther) return { kind: kinds.other, before: new Uint8Array() };
    const isNumber = type === 'integer';
    return {
      kind: isNumber ? kinds.integer : kinds.text,
      before: Buffer.from(`,${JSON.stringify(field)}:${isNumber ? '' : '"'}`),
    };
  }

  /** The type of a field; what is inside of an open one is an object's. */
  private typeOf(field: string): unknown {
    return rowSchemas[this.table].properties![field]?.type ?? 'object';
  }
}

/** As JSON writes it: digits without a zero in front. */
function isInteger(bytes: Uint8Array, from: number, end: number): boolean {
  const begin = bytes[from] === minus ? from + 1 : from;
  const digits = end - begin;
  if (digits < 1 || digits > mostDigits || (bytes[begin] === zero && end - from > 1)) return false;
  for (let at = begin; at < end; at++) if (bytes[at]! < zero || bytes[at]! > zero + 9) return false;
  return true;
}
