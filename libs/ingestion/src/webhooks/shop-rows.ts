import { rawRow } from '../body/raw-row.js';
import type { Ingestion } from '../ingestion.js';
import { IngestRequest } from '../ingest-request.js';
import type { RejectedAs } from '../rejected-record.js';
import { RowReader } from '../rows/row-reader.js';
import type { TableName } from '../rows/row-type.js';
import type { ShopRow } from './payload.js';

/**
 * Takes the rows that a webhook was made to. Resolves when they are safe on the disk; for those that the checks refuse the
 * webhook itself is kept, `as` it came. @throws Problem `too-many-requests`
 */
export async function takeShopRows(
  ingestion: Ingestion,
  project: string,
  rows: readonly ShopRow[],
  as: RejectedAs,
): Promise<void> {
  for (const table of new Set(rows.map((one) => one.table as TableName))) {
    const own = rows.filter((one) => one.table === table).map(({ row }, index) => rawRow(index, row));
    const context = await ingestion.context(project);
    if (context.currency === undefined) await ingestion.adoptCurrency(project, table, own, context);
    const request = new IngestRequest(new RowReader(table, context), context.now, as);
    for (const raw of own) request.take(raw);
    const frames = request.takeFrames(true);
    if (frames.length > 0) await ingestion.append(project, table, frames, 'requests');
  }
}
