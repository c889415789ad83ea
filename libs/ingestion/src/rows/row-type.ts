import type { ErasedIds } from '../erasure/person-ids.js';
import type { JsonSchema } from './schema.fields.js';

export const tableNames = ['orders', 'refunds', 'events', 'customers', 'products', 'spend'] as const;

/** The tables that rows can be sent to. */
export type TableName = (typeof tableNames)[number];

export function isTableName(name: string): name is TableName {
  return (tableNames as readonly string[]).includes(name);
}

/** One value of a stored row as JSON: money as decimal text, times as `YYYY-MM-DD HH:MM:SS.mmm` in UTC. */
export type Cell = string | number | boolean | null | Cell[] | { [key: string]: Cell };

/** What a row is read against. All rows of a request share one. */
export interface RowContext {
  /** When the request came, in milliseconds: the border of the future, and `ingested_at`. */
  readonly now: number;
  /** The project's zone, for dates and for times without an offset. */
  readonly timeZone: string;
  /** The project's currency; when it is not known yet, the first accepted order that names it sets it. */
  currency: string | undefined;
  /** Whose rows are not taken. */
  readonly erased?: ErasedIds;
}

/** How one kind of row looks on the wire and in the store. */
export interface RowType<Input> {
  readonly table: TableName;
  /** The closed JSON schema of the row on the wire; the OpenAPI document shows the same one. */
  readonly schema: JsonSchema;
  /** The stored columns in the order of the cells. */
  readonly columns: readonly string[];
  /** Columns that say which row it is: equal cells mean the same row. */
  readonly identity: readonly string[];
  /** The column whose greater value wins among rows of the same identity; without one the later row wins. */
  readonly version?: string;
  /** The stored cells of a row that fits the schema. Throws a Rejection for what a schema cannot say. */
  read(input: Input, context: RowContext): Cell[];
}
