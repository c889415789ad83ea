import { Rejection } from '../rows/rejection.js';
import type { RowReader, StoredRow } from '../rows/row-reader.js';
import { scanJson } from './json-syntax.js';
import type { RawRow } from './raw-row.js';

/** Doubles keep this many decimal digits of every number. */
const exactDigits = 15;

/**
 * The stored form of one row's text.
 * Throws a Rejection with the place of the fault for text that is no JSON, and for numbers that JSON.parse would change.
 */
export function parseRow(raw: RawRow, reader: RowReader): StoredRow {
  return reader.read(parseText(raw), !raw.text.includes('\\u'));
}

/** The value of one row's text; throws a Rejection as {@link parseRow} does. */
export function parseText(raw: RawRow): unknown {
  if (raw.rejection) throw raw.rejection;
  const value = parse(raw);
  if (hasLongNumber(raw.text)) checkNumbers(raw.text);
  return value;
}

/** One quick pass over what stands between the texts: most rows need no second look. */
function hasLongNumber(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      if ((digits += 1) > exactDigits) return true;
    } else if (code === 0x22) {
      at = endOfText(text, at);
      digits = 0;
    } else if (digits > 0 && (code === 0x65 || code === 0x45)) return true;
    else if (code !== 0x2e) digits = 0;
  }
  return false;
}

/** Where the quoted text that begins at `start` ends. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}

/** The value of a text that stands alone, its numbers as JSON.parse reads them; throws a Rejection for what is no JSON. */
export function parseJson(text: string): unknown {
  return parse({ index: 0, line: 1, column: 1, form: 'object', text });
}

function parse(raw: RawRow): unknown {
  try {
    return JSON.parse(raw.text) as unknown;
  } catch {
    const fault = scanJson(raw.text) ?? { offset: 0, message: 'is not JSON' };
    const before = raw.text.slice(0, fault.offset).split('\n');
    const line = raw.line + before.length - 1;
    const column = before.at(-1)!.length + (before.length === 1 ? raw.column : 1);
    throw new Rejection('invalid-json', `line ${line}, column ${column}: ${fault.message}`);
  }
}

function checkNumbers(text: string): void {
  scanJson(text, (token, pointer) => {
    const value = Number(token);
    if (!Number.isFinite(value)) {
      throw new Rejection('out-of-range', 'is larger than a JSON number can be', pointer);
    }
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      throw new Rejection('unsafe-integer', 'is above 2^53 and no longer exact; send it as text', pointer);
    }
  });
}
