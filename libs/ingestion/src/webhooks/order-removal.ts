import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import type { Ingestion } from '../ingestion.js';
import { lookUp } from '../look-up.js';
import { storedColumns } from '../rows/row-reader.js';
import { storedTime } from '../rows/time.cell.js';
import { frameKinds } from '../spool/frame.js';

const storedOrder = readFileSync(new URL('./sql/stored-order.sql', import.meta.url), 'utf8');

/**
 * Cancels an order of which a shop tells no more than that it is gone: the stored version is sent again with another
 * status and time. False when there is no such order.
 *
 * @throws Problem `too-many-requests` while the warehouse is away or too slow
 */
export async function cancelStoredOrder(
  ingestion: Ingestion,
  project: string,
  order: { source: string; id: string; at: number },
): Promise<boolean> {
  const line = await lookUp(async (signal) => {
    // What was accepted a moment ago must be there to be found.
    await ingestion.settle(project, 'orders');
    const question = { sql: storedOrder, params: { source: order.source, order: order.id } };
    const answer = await ingestion.warehouseOf(project).stream(question, 'JSONCompactEachRow', { signal });
    return (await buffer(answer)).toString('utf8').trim();
  });
  if (line === '') return false;
  const cells = JSON.parse(line) as unknown[];
  const columns = storedColumns('orders');
  const set = (column: string, value: string) => (cells[columns.indexOf(column)] = value);
  set('status', 'cancelled');
  set('updated_at', storedTime(order.at));
  set('ingested_at', storedTime(order.at));
  const payload = Buffer.from(`${JSON.stringify(cells)}\n`);
  await ingestion.append(project, 'orders', [{ kind: frameKinds.rows, count: 1, payload }], 'requests');
  return true;
}
