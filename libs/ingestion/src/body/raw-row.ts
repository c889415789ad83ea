import type { Rejection } from '../rows/rejection.js';

/** The most bytes that the JSON of one row may have. */
export const maxRowBytes = 1024 * 1024;

/** How a body holds a row: as a line of its own, as an element of an array, or as an object that stands alone. */
export type RowForm = 'line' | 'element' | 'object';

/** One row of a body before it is read: its text, or why there is none. */
export interface RawRow {
  /** Counts the rows of the body from 0. */
  index: number;
  /** Where the row begins in the body, from 1. */
  line: number;
  column: number;
  form: RowForm;
  /** The row as JSON; empty when it was too long to be kept. */
  text: string;
  /** Set when the row is rejected before it is parsed. */
  rejection?: Rejection;
}

/** Rows that were taken from a chunk as bytes, one after the other. */
export interface ScannedRows {
  /** How many there are, at least one. */
  rows: number;
  /** The offset behind the last one. */
  behind: number;
  /** How many newlines there are between them, and the offset of the last of those. */
  newlines: number;
  lastNewline: number;
}

/** Where the rows of a body go, in their order. An array will do. */
export interface RowSink {
  push(row: RawRow): unknown;
  /** Called with each chunk before {@link scan} is. */
  begin?(chunk: Buffer): void;
  /**
   * Takes rows from the bytes themselves, from the brace at `from` on. Undefined when already the first is to come as
   * {@link RawRow}; no row is taken that does not end in the chunk, nor, of form `line`, one with anything else on its line.
   */
  scan?(chunk: Buffer, from: number, form: RowForm): ScannedRows | undefined;
}

/** Cuts a body into rows. Both methods give out the rows that are complete, also when they throw. */
export interface RowSplitter {
  push(chunk: Buffer, rows: RowSink): void;
  end(rows: RowSink): void;
}

/** A row that was made here, as if it had come in a body. */
export function rawRow(index: number, row: unknown): RawRow {
  return { index, line: 1, column: 1, form: 'element', text: JSON.stringify(row) };
}
