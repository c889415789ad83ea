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

/** Cuts a body into rows. Both methods append the rows that are complete to `rows`, also when they throw. */
export interface RowSplitter {
  push(chunk: Buffer, rows: RawRow[]): void;
  end(rows: RawRow[]): void;
}
