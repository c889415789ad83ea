import { Rejection } from '../rows/rejection.js';
import type { RowReader, StoredRow } from '../rows/row-reader.js';
import { hasLargeNumber } from '../rows/value-checks.js';
import { scanJson } from './json-syntax.js';
import type { RawRow } from './raw-row.js';

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
  if (hasLargeNumber(value)) checkNumbers(raw.text);
  return value;
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
