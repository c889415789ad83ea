import type { TableName } from '../../rows/row-type.js';
import type { Rejection } from '../../rows/rejection.js';
import type { TextEncoding } from '../text-encoding.js';
import type { TextTable } from '../text-record.js';

/** Where a row stands in its file, and its text there. */
export interface Place {
  number: number;
  raw: string;
}

/** Takes the rows of a file. */
export interface RowSink {
  /** Records of the file that were read; whoever reads them counts. */
  read: number;
  /** Takes a row, or notes why not; whether it was taken. */
  put(table: TableName, make: () => unknown, place: Place): boolean;
  reject(table: TableName, rejection: Rejection, place: Place): void;
  /** To be awaited between bundles of rows. */
  settle(): Promise<void>;
}

/** The form of a well-known file. */
export interface Preset {
  name: string;
  /** One sentence for the help. */
  description: string;
  /** The table that it is imported as; it may yield rows of others too. */
  table: TableName;
  /** How the file is cut into records: CSV with a header, or words between white space without one. */
  form: 'csv' | 'words';
  /** What its files are in when they are not UTF-8. */
  encoding?: TextEncoding;
  /** Columns that a CSV must have. */
  columns?: readonly string[];
  /** Whether the text of what is rejected stands for itself, so that it may be sent again without the rest of its file. */
  isWhole?: boolean;
  /**
   * Gives the rows to the sink. Records come in bundles; after each the sink is to be settled.
   * `reread` opens the file again from its begin.
   */
  read(table: TextTable, sink: RowSink, reread: () => Promise<TextTable>): Promise<void>;
}
