import { Problem, type ProblemDetail } from '#core';
import type { ExportFormat } from '#warehouse';

export const audienceFormats = ['csv', 'csv-excel', 'ndjson', 'parquet', 'meta', 'google'] as const;
export type AudienceFormat = (typeof audienceFormats)[number];

/** What the list is for; nobody is in it who did not consent to that. */
export const purposes = ['email', 'sms', 'ads'] as const;
export type Purpose = (typeof purposes)[number];

export interface ExportRequest {
  readonly format: AudienceFormat;
  /** null: for no sending, so nobody is asked for consent to it. The ad platforms' lists are always for ads. */
  readonly purpose: Purpose | null;
}

/** How a list is written: ClickHouse's own format, and what is done to its bytes on the way to the file. */
export interface FileForm {
  readonly written: ExportFormat;
  readonly extension: string;
  readonly mediaType: string;
  /** CSV: lines end as RFC 4180 has it */
  readonly isCsv: boolean;
  /** CSV for Excel: a byte order mark, so that it is read as UTF-8 */
  readonly hasMark: boolean;
}

const csv: FileForm = {
  written: 'CSVWithNames',
  extension: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  isCsv: true,
  hasMark: false,
};
const plain = { isCsv: false, hasMark: false };

export const fileForms: Readonly<Record<AudienceFormat, FileForm>> = {
  csv,
  'csv-excel': { ...csv, hasMark: true },
  ndjson: { ...plain, written: 'JSONEachRow', extension: 'ndjson', mediaType: 'application/x-ndjson' },
  parquet: {
    ...plain,
    written: 'Parquet',
    extension: 'parquet',
    mediaType: 'application/vnd.apache.parquet',
  },
  meta: csv,
  google: csv,
};

/** @throws Problem `invalid-parameters` that names the field and what is allowed */
export function parseExportRequest(format: unknown, purpose: unknown): ExportRequest {
  const errors: ProblemDetail[] = [];
  const isFormat = audienceFormats.includes(format as AudienceFormat);
  const isPurpose = purpose === null || purpose === undefined || purposes.includes(purpose as Purpose);
  const oneOf = (list: readonly string[]) => `must be one of ${list.join(', ')}`;
  if (!isFormat) errors.push({ code: 'not-allowed', path: '/format', message: oneOf(audienceFormats) });
  if (!isPurpose)
    errors.push({ code: 'not-allowed', path: '/purpose', message: `${oneOf(purposes)}, or null` });
  const isForAds = format === 'meta' || format === 'google';
  if (isForAds && isPurpose && purpose && purpose !== 'ads') {
    errors.push({ code: 'contradiction', path: '/purpose', message: `must be ads for ${format}` });
  }
  if (errors.length) {
    throw new Problem('invalid-parameters', `${errors[0]!.path}: ${errors[0]!.message}`, errors);
  }
  return {
    format: format as AudienceFormat,
    purpose: isForAds ? 'ads' : ((purpose ?? null) as Purpose | null),
  };
}
