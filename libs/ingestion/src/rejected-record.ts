import { newId } from '#core';
import type { Rejection } from './rows/rejection.js';
import type { TableName } from './rows/row-type.js';
import { storedTime } from './rows/time.cell.js';

/** A row that was not taken as the table `rejected_rows` keeps it. */
export interface RejectedRecord {
  id: string;
  table: string;
  received_at: string;
  code: string;
  message: string;
  path: string;
  /** What was sent, cut after 64 KB. */
  raw: string;
}

const maxRawCharacters = 64 * 1024;

export function rejectedRecord(
  table: TableName,
  rejection: Rejection,
  raw: string,
  now: number,
): RejectedRecord {
  return {
    id: newId(now),
    table,
    received_at: storedTime(now),
    code: rejection.code,
    message: rejection.message,
    path: wellFormed(rejection.path),
    raw: wellFormed(raw.slice(0, maxRawCharacters)),
  };
}

/** Halves of surrogate pairs become U+FFFD: the store takes valid UTF-8 only. */
const wellFormed = (text: string) => Buffer.from(text).toString('utf8');
