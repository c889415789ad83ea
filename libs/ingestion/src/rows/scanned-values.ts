import { signedAmountCell } from './money.cell.js';
import { Rejection } from './rejection.js';
import { hasLargeNumber } from './value-checks.js';

const [zero, nine, minus, quote, backslash] = [0x30, 0x39, 0x2d, 0x22, 0x5c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** A number of so many bytes is exact as JSON.parse reads it. */
const mostExactBytes = 15;
const mostLevels = 32;
const mostProperties = 1_000;

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= zero && byte <= nine;

/** The offset behind an integer that reads the same once parsed; 0 when there is none. */
export function endOfInteger(bytes: Buffer, begin: number, end: number, mayBeNegative: boolean): number {
  const first = mayBeNegative && bytes[begin] === minus ? begin + 1 : begin;
  let at = first;
  while (at < end && isDigit(bytes[at])) at += 1;
  const digits = at - first;
  if (digits === 0 || digits > mostExactBytes) return 0;
  if (bytes[first] === zero && (digits > 1 || first > begin)) return 0;
  return at;
}

/** The offset behind a number without an exponent that is exact; 0 when there is none. */
export function endOfNumber(bytes: Buffer, begin: number, end: number): number {
  const first = bytes[begin] === minus ? begin + 1 : begin;
  let at = first;
  while (at < end && isDigit(bytes[at])) at += 1;
  if (at === first || (bytes[first] === zero && at - first > 1)) return 0;
  if (at < end && bytes[at] === 0x2e) {
    const point = at;
    do at += 1;
    while (at < end && isDigit(bytes[at]));
    if (at === point + 1) return 0;
  }
  return at - begin > mostExactBytes ? 0 : at;
}

/** The offset behind the object that begins at `begin`; 0 when it does not end or is very deep. */
export function endOfObject(bytes: Buffer, begin: number, end: number): number {
  let depth = 0;
  for (let at = begin; at < end; at++) {
    const byte = bytes[at];
    if (byte === quote) {
      at += 1;
      while (at < end && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
    } else if (byte === openObject || byte === openList) {
      depth += 1;
      if (depth > mostLevels) return 0;
    } else if (byte === closeObject || byte === closeList) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return 0;
}

/** The stored text of an amount; undefined when it is not taken. */
export function amountText(amount: string | number): string | undefined {
  try {
    return signedAmountCell(amount, '/value');
  } catch (error) {
    if (error instanceof Rejection) return undefined;
    throw error;
  }
}

/** The stored text of an event's properties; undefined when there is anything about them that needs a second look. */
export function propertiesText(text: string): string | undefined {
  if (text.includes('\\u')) return undefined;
  let value: { order_id?: unknown; orderId?: unknown };
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    return undefined;
  }
  // The order that an event is about has a cell of its own.
  if (value.order_id !== undefined || value.orderId !== undefined) return undefined;
  if (hasLargeNumber(value) || Object.keys(value).length > mostProperties) return undefined;
  return JSON.stringify(value);
}
