import type { ProjectWarehouse } from '#warehouse';

const watermarkSql = `select greatest(
    (select max(ingested_at) from orders),
    (select max(ingested_at) from refunds),
    (select max(ingested_at) from events),
    (select max(ingested_at) from customers)
) as watermark`;

/** When the newest row that a rule can see was taken in, RFC 3339; null while there is none. */
export async function watermarkOf(warehouse: ProjectWarehouse, signal?: AbortSignal): Promise<string | null> {
  const { rows } = await warehouse.rows<{ watermark: string }>({ sql: watermarkSql }, { signal });
  const watermark = rows[0]!.watermark;
  return watermark.startsWith('1970-01-01') ? null : watermark;
}
