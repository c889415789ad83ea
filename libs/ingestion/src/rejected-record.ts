import { newId } from '#core';
import type { Ingestion } from './ingestion.js';
import type { Rejection } from './rows/rejection.js';
import type { TableName } from './rows/row-type.js';
import { storedTime } from './rows/time.cell.js';
import { frameKinds } from './spool/frame.js';

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
  /** Where it came from; empty for a request. */
  origin: string;
  /** How `raw` is to be read again, see {@link RawForm}, as JSON; empty for the JSON of one row. */
  form: string;
}

/** How the text of a rejected row becomes a row when it is replayed. */
export type RawForm =
  | { kind: 'record'; columns: readonly string[]; delimiter: string; mapping: unknown }
  | { kind: 'object'; mapping: unknown }
  | { kind: 'preset'; preset: string; columns: readonly string[]; delimiter: string }
  /** `refundedAt`: the times of refunds, by their ids, that the body does not tell. */
  | { kind: 'webhook'; shop: string; topic: string; source: string; refundedAt?: Record<string, string> }
  /** A part of something larger, which has to be sent again as a whole. */
  | { kind: 'part' };

/** What a rejected row is known by, beside the row itself. */
export interface RejectedFrom {
  origin: string;
  form: RawForm | undefined;
  /** Equal for the same row of the same file, so that importing it twice notes it once. */
  id?: string;
}

/** What is kept in place of a row that was made from it. */
export interface RejectedAs extends RejectedFrom {
  raw: string;
}

/** A longer raw text is cut, and can be read but not replayed. */
export const maxRawCharacters = 64 * 1024;

export function rejectedRecord(
  table: TableName,
  rejection: Rejection,
  raw: string,
  now: number,
  from?: RejectedFrom,
): RejectedRecord {
  const text = rejection.code === 'erased' ? '' : raw;
  return {
    id: from?.id ?? newId(now),
    table,
    received_at: storedTime(now),
    code: rejection.code,
    message: rejection.message,
    path: wellFormed(rejection.path),
    raw: wellFormed(text.slice(0, maxRawCharacters)),
    origin: wellFormed(from?.origin.slice(0, 200) ?? ''),
    form: from?.form ? wellFormed(JSON.stringify(from.form)) : '',
  };
}

/** Notes one row that was not taken. Resolves when the note is safe. @throws Problem `too-many-requests` */
export async function noteRejected(
  ingestion: Ingestion,
  project: string,
  record: RejectedRecord,
): Promise<void> {
  const payload = Buffer.from(`${JSON.stringify(record)}\n`);
  const frame = { kind: frameKinds.rejected, count: 1, payload };
  await ingestion.append(project, record.table as TableName, [frame], 'requests');
}

/** Halves of surrogate pairs become U+FFFD: the store takes valid UTF-8 only. */
const wellFormed = (text: string) => Buffer.from(text).toString('utf8');
