import type { Readable } from 'node:stream';

export type ParamValue =
  string | number | boolean | null | readonly ParamValue[] | { readonly [key: string]: ParamValue };

/**
 * SQL text with `{name:Type}` parameters, and their values. Times are bound as text, see {@link toParam}; integers
 * above 2^53 and decimals too.
 */
export interface Question {
  sql: string;
  params?: Record<string, ParamValue>;
}

export interface ReadOptions {
  /** stops the query when aborted */
  signal?: AbortSignal;
  /** `interactive` (default): 60 s; `export`: two hours, for exports and the nightly jobs */
  profile?: 'interactive' | 'export';
}

/** Rows with the columns' names as keys; 64-bit integers and decimals are text, times RFC 3339 text in UTC. */
export interface Answer<T> {
  rows: T[];
  rowsRead: number;
  milliseconds: number;
}

export type ExportFormat = 'JSONEachRow' | 'CSVWithNames' | 'Parquet' | 'ArrowStream' | 'JSONCompactEachRow';

export type InsertFormat = 'JSONEachRow' | 'JSONCompactEachRow' | 'CSVWithNames' | 'Parquet' | 'Native';

export interface InsertOptions {
  /** A second insert with the same token does nothing; equal rows without a token are kept twice. */
  token?: string;
  /** default JSONEachRow */
  format?: InsertFormat;
  /** `one` (default): whole or not at all, and the whole body in the engine's memory; `many`: for any size, without a token */
  blocks?: 'one' | 'many';
  /** the columns that the body holds, in its order; all columns of the table when absent */
  columns?: readonly string[];
  /** gives up waiting when aborted; whether the rows arrived is unknown then, and a token tells */
  signal?: AbortSignal;
}

export type InsertBody = Readable | Buffer | string;

/** The instant as a `DateTime64(3, 'UTC')` parameter: `2024-03-01 09:30:00.000`. */
export function toParam(instant: Date): string {
  return instant.toISOString().replace('T', ' ').replace('Z', '');
}
