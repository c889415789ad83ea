import type { TableName } from '../../rows/row-type.js';
import type { ImportSink } from '../import-sink.js';
import type { TextTable } from '../text-record.js';

/** The form of a well-known file. */
export interface Preset {
  name: string;
  /** One sentence for the help. */
  description: string;
  /** The table that it is imported as; it may yield rows of others too. */
  table: TableName;
  /** How the file is cut into records: CSV with a header, or words between white space without one. */
  form: 'csv' | 'words';
  /** Columns that a CSV must have. */
  columns?: readonly string[];
  /**
   * Gives the rows to the sink. Records come in bundles; after each the sink is to be settled.
   * `reread` opens the file again from its begin.
   */
  read(table: TextTable, sink: ImportSink, reread: () => Promise<TextTable>): Promise<void>;
}
