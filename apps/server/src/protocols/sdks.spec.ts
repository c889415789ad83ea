import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
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
  { key = server.keys.ingest, url = server.url, environment = {} } = {},
): Promise<string> {
  const { stdout } = await run(process.execPath, ['--no-warnings', sender, sdk, url, key, orderId], {
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

type Answer = { status: number; headers: Record<string, string>; body: Buffer };

/** Something between an SDK and the server that spoils the first `times` answers to batches. */
async function between(
  times: number,
  spoil: (answer: () => Promise<Answer>, reply: ServerResponse) => Promise<void>,
) {
  let spoiled = 0;
  const proxy = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const forward = async (): Promise<Answer> => {
        const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
        const answer = await fetch(server.url + request.url, {
          method: request.method,
          headers: headers as Record<string, string>,
          body: Buffer.concat(chunks),
        });
        return { status: answer.status, headers: {}, body: Buffer.from(await answer.arrayBuffer()) };
      };
      const pass = async () => {
        const { status, body } = await forward();
        reply.writeHead(status, { 'content-type': 'application/json' }).end(body);
      };
      const isBatch = request.url?.includes('batch');
      void (isBatch && spoiled++ < times ? spoil(forward, reply) : pass());
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    spoiled: () => Math.min(spoiled, times),
    close: () => proxy.close(),
  };
}

const counts = async (orderId: string) => {
  const found = (await left(orderId)) as Record<string, unknown[]>;
  return Object.fromEntries(Object.entries(found).map(([table, list]) => [table, list.length]));
};

const once = { orders: 1, refunds: 1, events: 6, customers: 1 };

describe('an SDK that is not answered as it hopes', () => {
  it.each(['segment', 'rudderstack', 'posthog'])(
    '%s sends again when its answer was lost, and nothing counts twice',
    async (sdk) => {
      const proxy = await between(1, async (forward, reply) => {
        expect((await forward()).status).toBe(200);
        reply.writeHead(503).end();
      });
      await send(sdk, `lost-${sdk}`, { url: proxy.url });
      expect(proxy.spoiled()).toBe(1);
      expect(await counts(`lost-${sdk}`)).toEqual(once);
      proxy.close();
    },
  );

  it('segment waits as long as it is told, and loses nothing', async () => {
    const proxy = await between(3, async (_, reply) => {
      reply.writeHead(429, { 'retry-after': '1' }).end();
    });
    expect(await send('segment', 'busy-segment', { url: proxy.url })).toBe('');
    expect(proxy.spoiled()).toBe(3);
    expect(await counts('busy-segment')).toEqual(once);
    proxy.close();
  });

  it.each(sdks)('%s hears that its key is wrong, and nothing lands', async (sdk) => {
    expect(await send(sdk, `stranger-${sdk}`, { key: 'clk_wrong' })).toMatch(/40[13]|Unauthorized/);
    expect(await counts(`stranger-${sdk}`)).toEqual({ orders: 0, refunds: 0, events: 0, customers: 0 });
  });
});

describe('posthog in its newer form', () => {
  it('lands the same', async () => {
    expect(await send('posthog', 'order-newer', { environment: { POSTHOG_CAPTURE_MODE: 'v1' } })).toBe('');
    expect(await left('order-newer')).toEqual(await left('order-segment'));
  });
});
