import type { Rejection } from '../rows/rejection.js';

/** The most bytes that the JSON of one row may have. */
export const maxRowBytes = 1024 * 1024;

/** One row of a body before it is read: its text, or why there is none. */
export interface RawRow {
  /** Counts the rows of the body from 0. */
  index: number;
  /** Where the row begins in the body, from 1. */
  line: number;
  column: number;
  /** How the body holds the row: a line of its own, an element of an array, or an object that stands alone. */
  form: 'line' | 'element' | 'object';
  /** The row as JSON; empty when it was too long to be kept. */
  text: string;
  /** Set when the row is rejected before it is parsed. */
  rejection?: Rejection;
}

/** Where the rows of a body go, in their order. An array will do. */
export interface RowSink {
  push(row: RawRow): unknown;
  /** Called with each chunk before {@link scanAt} is. */
  begin?(chunk: Buffer): void;
  /**
   * Reads the row that begins with a brace at `from` from the bytes themselves; its end is before `end`, or it is not whole.
   * Returns the offset behind the row when it was taken; 0 to get it as {@link RawRow}. With `isLine` the row has to end its line.
   */
  scanAt?(chunk: Buffer, from: number, end: number, isLine: boolean): number;
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
