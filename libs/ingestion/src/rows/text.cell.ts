import { Rejection } from './rejection.js';

const maxIdBytes = 200;

/** The key `value` as text of 1 to 200 bytes. */
export function idCell(value: string | number, path: string): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) {
      throw new Rejection('unsafe-integer', 'is above 2^53 and no longer exact; send it as text', path);
    }
    return String(value);
  }
  // Three bytes a UTF-16 unit at the most: short keys need no count.
  if (value.length * 3 > maxIdBytes && Buffer.byteLength(value) > maxIdBytes) {
    throw new Rejection('too-long', `must have at most ${maxIdBytes} bytes`, path);
  }
  if (value.trim() === '') throw new Rejection('missing-field', 'must not be empty', path);
  return value;
}

/** As {@link idCell}; nothing is the empty text. */
export function optionalIdCell(value: string | number | undefined, path: string): string {
  return value === undefined ? '' : idCell(value, path);
}
