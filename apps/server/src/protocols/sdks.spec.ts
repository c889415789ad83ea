import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startTestServer, type TestServer } from '../testing/test-server.js';

const run = promisify(execFile);
const sender = join(import.meta.dirname, 'testing/sdk-sender.mjs');
const sdks = ['segment', 'rudderstack', 'posthog', 'jitsu'];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const rows = async (sql: string, params: Record<string, string> = {}) =>
  (await server.clientele.warehouse.project('default').rows<Record<string, unknown>>({ sql, params })).rows;

/** Lets an SDK send its steps for an order of its own; resolves with what it reported as failed. */
async function send(
  sdk: string,
  orderId: string,
  key = server.keys.ingest,
  environment = {},
): Promise<string> {
  const { stdout } = await run(process.execPath, ['--no-warnings', sender, sdk, server.url, key, orderId], {
    env: { ...process.env, ...environment },
    timeout: 40_000,
  });
  await server.clientele.ingestion.drain();
  return stdout;
}

/** All that one SDK's shop left in the warehouse, without ids and times of its own. */
async function left(orderId: string) {
  const params = { order: orderId, customer: `customer-of-${orderId}` };
  const own = (text: unknown) => JSON.parse(JSON.stringify(text).replaceAll(orderId, 'ORDER')) as unknown;
  return own({
    orders: await rows(
      `select order_id, source, customer_id, status, currency, gross, discount, shipping, tax, coupon,
           items.product_id, items.name, items.category, items.quantity, items.price
       from orders final where order_id = {order:String} order by order_id`,
      params,
    ),
    refunds: await rows(
      `select order_id, customer_id, amount, currency, items.product_id, items.quantity, items.amount
       from refunds final where order_id = {order:String} order by refund_id`,
      params,
    ),
    events: await rows(
      // Some SDKs name the visitor in every event, all in the identify.
      `select name, customer_id, if(name = 'identify', anonymous_id, '') as visitor, product_id, category, value, order_id
       from events where customer_id = {customer:String} order by name`,
      params,
    ),
    customers: await rows(
      `select customer_id, email, name, phone, birth_year, city, country, mapFilter((k, v) -> k = 'plan', attributes) as plan
       from customers final where customer_id = {customer:String} order by customer_id`,
      params,
    ),
  });
}

describe('an SDK that is pointed to us, unchanged', () => {
  it.each(sdks)('%s lands the order, its refund, the events and the customer', async (sdk) => {
    expect(await send(sdk, `order-${sdk}`)).toBe('');
    const found = (await left(`order-${sdk}`)) as Record<string, Record<string, unknown>[]>;
    expect(found).toMatchObject({
      orders: [{ status: 'paid', gross: '25', discount: '2.5', shipping: '3', tax: '2', coupon: 'SPRING' }],
      refunds: [{ amount: '3', 'items.product_id': ['spoon-2'] }],
      customers: [{ email: 'ada@example.com', birth_year: 1985, city: 'London', plan: { plan: 'gold' } }],
    });
    expect(found.events!.map(({ name }) => name).sort()).toEqual(
      [
        'Newsletter read',
        'identify',
        'order_completed',
        'order_refunded',
        'product_added',
        'product_viewed',
      ].sort(),
    );
  });

  it('leaves the same rows as every other one', async () => {
    const [first, ...others] = await Promise.all(sdks.map((sdk) => left(`order-${sdk}`)));
    for (const other of others) expect(other).toEqual(first);
  });
});
