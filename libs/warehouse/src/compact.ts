import type { ProjectWarehouse } from './project.warehouse.js';

/** A table is written anew as a whole: a minute or two for as many rows on one processor. Larger ones are left to ClickHouse's own merges. */
const mostTableRows = 100_000_000;

export interface CompactOptions {
  signal?: AbortSignal;
  /** A table with more rows is left as it is. */
  mostRows?: number;
  /** Told before a table is written, and of none that is left as it is for its size. */
  onTable?: (table: string) => void;
}

/**
 * Writes each of the tables into one part, where its rows lie in the order of their key, as the newest version alone. Nothing
 * that a question answers changes: it answers sooner. A table that was merged into one part already is left as it is, and so is one for
 * which the disk has no room.
 *
 * @throws Problem `warehouse-unavailable`, `cancelled`
 */
export async function compact(
  project: ProjectWarehouse,
  tables: readonly string[],
  { signal, mostRows = mostTableRows, onTable }: CompactOptions = {},
): Promise<void> {
  for (const table of tables) {
    const params = { table };
    const { rows } = await project.rows<{ rows: string }>(
      { sql: 'select count() as rows from {table:Identifier}', params },
      { signal },
    );
    if (Number(rows[0]!.rows) > Math.min(mostRows, mostTableRows)) continue;
    onTable?.(table);
    const sql = 'optimize table {table:Identifier} final settings optimize_skip_merged_partitions = 1';
    await project.command({ sql, params }, { signal });
  }
}
