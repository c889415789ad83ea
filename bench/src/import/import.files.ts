import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { generateShop, type EventRow, type OrderRow } from '#generator';
import { shopEnd, timeZone } from '../shop/loaded.shop.js';

export type ImportTable = 'events' | 'orders';
export type ImportFormat = 'ndjson' | 'csv';

const eventColumns = [
  ...['eventId', 'name', 'occurredAt', 'customerId', 'anonymousId', 'sessionId', 'productId', 'category'],
  ...['channel', 'campaign', 'device', 'region', 'url', 'value', 'sequence'],
] as const satisfies readonly (keyof EventRow)[];

const orderColumns = [
  ...['orderId', 'customerId', 'orderedAt', 'status', 'currency', 'gross', 'discount', 'shipping', 'tax'],
  ...['cost', 'channel', 'campaign', 'coupon', 'region', 'device', 'updatedAt'],
] as const satisfies readonly (keyof OrderRow)[];

/** Writes the first `rows` rows of a table of the generated shop; a CSV leaves out what does not fit into a cell. */
export async function writeRows(
  folder: string,
  table: ImportTable,
  format: ImportFormat,
  rows: number,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${table}-${rows}.${format}`);
  const file = createWriteStream(path, { highWaterMark: 1 << 20 });
  const columns: readonly string[] = table === 'events' ? eventColumns : orderColumns;
  if (format === 'csv') file.write(`${columns.join(',')}\n`);
  // More customers than needed: the stream is left when it gave enough.
  const shop = generateShop({ customers: rows, end: shopEnd, timeZone });
  let written = 0;
  for (const { line } of shop.lines([table])) {
    const text = format === 'csv' ? csvLine(JSON.parse(line) as Record<string, unknown>, columns) : line;
    if (!file.write(`${text}\n`)) await once(file, 'drain');
    if (++written === rows) break;
  }
  file.end();
  await finished(file);
  return path;
}

function csvLine(row: Record<string, unknown>, columns: readonly string[]): string {
  return columns.map((column) => csvCell(String(row[column] ?? ''))).join(',');
}

function csvCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
