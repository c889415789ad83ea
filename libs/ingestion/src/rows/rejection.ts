/** Why a row is not taken. The list is closed: clients may switch on a code. */
export const rejectionCodes = {
  'invalid-json': 'the row is not valid JSON',
  'invalid-encoding': 'the row is not valid UTF-8, or the rest of the body cannot be unpacked',
  'invalid-record': 'a line of a file cannot be cut into the cells that its header names',
  'invalid-text': 'a text holds half of a surrogate pair or a NUL',
  'line-too-long': 'the row is longer than 1 MB',
  'payload-too-large': 'the body is too large; what came before this row was taken',
  'too-deep': 'the row is nested deeper than 64 levels',
  'unknown-field': 'the row has a field that the schema does not know',
  'missing-field': 'a field that is needed is missing',
  'wrong-type': 'a value has another type than its field',
  'not-allowed': 'a value is not one of the allowed ones',
  'out-of-range': 'a number lies outside of what its field allows',
  'too-long': 'a text, list or map is longer than its field allows',
  'unsafe-integer': 'a number has more digits than JSON readers keep; send it as text',
  'invalid-money': 'an amount is not a decimal with at most 14 digits before and 4 after the point',
  'invalid-currency': 'the currency is not an ISO 4217 code',
  'invalid-date': 'a date or time does not exist or is not RFC 3339',
  'future-date': 'a time lies more than 24 hours ahead',
  'duplicate-in-request': 'another row of the same request replaces this one',
  'refused-by-warehouse': 'the warehouse refused the row',
  damaged: 'the disk changed rows before they were loaded; their text is gone',
  erased: 'the row is of somebody who was erased; its text is not kept',
} as const;

export type RejectionCode = keyof typeof rejectionCodes;

/**
 * What is wrong with one row; thrown while a row is read. `path` is a JSON pointer into the row.
 * Not an Error: a bad file makes millions of them, and nobody needs their stacks.
 */
export class Rejection {
  constructor(
    readonly code: RejectionCode,
    readonly message: string,
    readonly path: string = '',
  ) {}
}

/** What stays of a row that came for somebody who was erased: that it came. */
export function erasedRejection(path: string): Rejection {
  return new Rejection('erased', 'is of somebody who was erased', path);
}

/** A rejected row as the caller sees it; `index` counts the rows of the request from 0. */
export interface RejectedRow {
  index: number;
  code: RejectionCode;
  message: string;
  path: string;
}
