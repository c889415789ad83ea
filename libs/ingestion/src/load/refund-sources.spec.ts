import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProjectWarehouse } from '#warehouse';
import { openTestIngestion, type TestIngestion } from '../../../testing/src/test.ingestion.js';
import type { TableName } from '../rows/row-type.js';

let test: TestIngestion;
let shop: ProjectWarehouse;
let count = 0;

beforeAll(async () => {
  test = await openTestIngestion();
});
afterAll(() => test.close());
beforeEach(async () => {
  shop = await test.project(`shop${++count}`, 'EUR');
});

const send = async (table: TableName, row: object) => {
  const result = await test.ingestion.ingest(shop.project, table, Readable.from([JSON.stringify(row)]), {
    wait: true,
  });
  expect(result.rejected).toEqual([]);
};
const order = (orderId: string, source?: string) =>
  send('orders', { orderId, source, customerId: 'ada', orderedAt: '2026-01-05', gross: '10' });
const refund = (refundId: string, orderId: string, source?: string) =>
  send('refunds', { refundId, orderId, source, refundedAt: '2026-01-06', amount: '4' });

/** `id of source: what is left of it` for every order. */
const left = async () => {
  const { rows } = await shop.rows<{ line: string }>({
    sql: `select concat(order_id, ' of ', source, ': ', toString(net)) as line
      from order_values(as_of = {as_of:DateTime64(3, 'UTC')}) order by line`,
    params: { as_of: '2026-02-01 00:00:00.000' },
  });
  return rows.map(({ line }) => line);
};
/** Whether the view looks up which order a refund without a source means. */
const looksUp = async () => {
  const { rows } = await test.warehouse.inspect<{ query: string }>({
    sql: `select create_table_query as query from system.tables
      where database = {database:String} and name = 'order_refunds'`,
    params: { database: shop.database },
  });
  return rows[0]!.query.includes('JOIN');
};

describe('refunds that name an order', () => {
  it('take from it without a look-up while no row tells a source', async () => {
    await order('1');
    await refund('a', '1');
    expect(await left()).toEqual(['1 of : 6']);
    expect(await looksUp()).toBe(false);
  });

  it('take from it without a look-up while all rows tell their source', async () => {
    await order('1', 'web');
    await order('1', 'pos');
    await refund('a', '1', 'web');
    expect(await left()).toEqual(['1 of pos: 10', '1 of web: 6']);
    expect(await looksUp()).toBe(false);
  });

  it('without a source take from an order with one, whichever came first', async () => {
    await order('1', 'web');
    await refund('a', '1');
    expect(await left()).toEqual(['1 of web: 6']);
    await refund('b', '2');
    await order('2', 'web');
    expect(await left()).toEqual(['1 of web: 6', '2 of web: 6']);
  });

  it('without a source take from an order that came before any with a source, and still do', async () => {
    await order('1');
    await refund('a', '1');
    await order('1', 'web');
    expect(await left()).toEqual(['1 of : 6', '1 of web: 10']);
    expect(await looksUp()).toBe(true);
  });

  it('are looked up again after another process made the views while there was no need', async () => {
    await order('1', 'web');
    await refund('a', '1');
    await shop.command({ sql: 'truncate table orders' });
    await test.warehouse.createProject(shop.project);
    expect(await looksUp()).toBe(false);
    await order('1', 'web');
    expect(await left()).toEqual(['1 of web: 6']);
  });
});
