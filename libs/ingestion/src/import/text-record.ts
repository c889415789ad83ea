import type { Rejection } from '../rows/rejection.js';

/** One record of a text file. */
export interface TextRecord {
  /** Number of the record in the file, from 1, the header left out. */
  number: number;
  cells: string[];
  /** The record as it stands in the file. */
  raw: string;
  /** Set when the record cannot be cut into cells. */
  rejection?: Rejection;
}

/** A file of records, given out as they are read. */
export interface TextTable {
  columns: string[];
  /** What divides the cells of a CSV. */
  delimiter?: string;
  records: AsyncIterable<TextRecord[]>;
}
