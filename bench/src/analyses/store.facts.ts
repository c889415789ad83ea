import type { LoadedShop } from '../shop/loaded.shop.js';

/** What the store is like at the time of measuring: its rows and parts, and the threads of a query. */
export async function storeFacts({ warehouse, project }: LoadedShop): Promise<Record<string, unknown>> {
  const tables = await warehouse.inspect({
    sql: `
      select table, sum(rows) as rows, count() as parts, sum(data_compressed_bytes) as bytes
      from system.parts
      where active and database = {database:String} and table in ('orders', 'refunds', 'events')
      group by table
      order by table`,
    params: { database: project.database },
  });
  const settings = await project.rows({
    sql: "select getSetting('max_threads') as threads, version() as version",
  });
  return { tables: tables.rows, ...(settings.rows[0] as object) };
}
