import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { createHmac } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { askEngine, startServer, type ServerProcess } from './server-process.js';

const seed = 20_260_105;
const bodiesPerRoute = 100;
const atOnce = 8;

let home: string;
let server: ServerProcess;
let key: string;
/** The paths that the shops' webhooks go to, by their places in {@link good}. */
const doors = new Map<string, string>();
const secret = 'shop-secret-of-this-test';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clientele-bad-'));
  server = await startServer(home, { SCHEDULER: 'off', BODY_IDLE_SECONDS: '1' });
  key = /clk_\S+/.exec(server.output())![0];
  for (const shop of ['shopify', 'woocommerce']) doors.set(shop, await connected(shop));
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

/** Connects a shop; returns the path that its webhooks go to. */
async function connected(shop: string): Promise<string> {
  const answer = await fetch(`${server.url}/v1/connections`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ shop, name: shop, secret }),
  });
  const { path } = (await answer.json()) as { path?: string };
  expect(path).toBeDefined();
  return path!;
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function random(): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const time = '2026-01-05T10:00:00Z';
const message = { messageId: 'm', userId: 'u', timestamp: time, context: { page: { url: 'https://x' } } };
const bought = {
  order_id: 'o',
  revenue: 12.5,
  currency: 'EUR',
  products: [{ product_id: 'p', price: 2, quantity: 1 }],
};
const track = { ...message, type: 'track', event: 'Order Completed', properties: bought };
const item = { productId: 'p', name: 'n', quantity: 2, price: '9.99', discount: '0.50', cost: '3' };
const captured = {
  event: '$pageview',
  distinct_id: 'u',
  properties: { $current_url: 'https://x' },
  timestamp: time,
};

/** A good body for every way in. */
const good: Record<string, unknown> = {
  '/v1/orders': [
    { orderId: 'o', customerId: 'c', orderedAt: time, currency: 'EUR', gross: '19.48', items: [item] },
  ],
  '/v1/refunds': [{ refundId: 'r', orderId: 'o', refundedAt: time, amount: '5', currency: 'EUR' }],
  '/v1/events': [
    { eventId: 'e', name: 'cart_viewed', occurredAt: time, customerId: 'c', properties: { a: [1] } },
  ],
  '/v1/customers': [{ customerId: 'c', email: 'a@example.org', createdAt: time, consent: { email: true } }],
  '/v1/products': [{ productId: 'p', name: 'n', price: '2', cost: 1 }],
  '/v1/spend': [{ day: '2026-01-05', channel: 'mail', amount: 3, currency: 'EUR' }],
  '/v1/track': track,
  '/v1/identify': { ...message, traits: { email: 'a@example.org', created_at: time } },
  '/v1/page': { ...message, name: 'Home', properties: { path: '/' } },
  '/v1/screen': { ...message, name: 'Home' },
  '/v1/t': { ...track, messageId: 'short' },
  '/v1/i': { ...message, traits: { email: 'b@example.org' } },
  '/v1/p': { ...message, name: 'Home' },
  '/v1/s': { ...message, name: 'Home' },
  '/v1/g': { ...message, groupId: 'g' },
  '/v1/a': { ...message, previousId: 'before' },
  '/v1/b': { batch: [track] },
  '/v1/group': { ...message, groupId: 'g', traits: {} },
  '/v1/alias': { ...message, previousId: 'before' },
  '/v1/batch': { batch: [track, { ...message, type: 'identify', traits: {} }], sentAt: time },
  '/batch/': { batch: [captured], sent_at: time },
  '/capture': captured,
  '/e': captured,
  '/i/v0/e': captured,
  '/i/v1/analytics/events': { batch: [captured] },
  '/flags': { distinct_id: 'u' },
  '/api/s/track': track,
  '/api/s/identify': { ...message, traits: { email: 'c@example.org' } },
  '/api/s/s2s/track': track,
  '/api/s/page': { ...message, type: 'page', properties: { url: 'https://x' } },
  shopify: { id: 1, customer: { id: 2 }, line_items: [{ id: 3, price: '1.00' }] },
  woocommerce: { id: 1, status: 'completed', line_items: [{ id: 3, total: '1.00' }] },
  '/v1/rejected/replay': { table: 'orders', code: 'invalid-money' },
  '/v1/mappings': { name: 'mine', table: 'customers', mapping: { customerId: 'id' } },
};

const oddities: readonly unknown[] = [
  null,
  true,
  -1,
  0.1,
  1e308,
  2 ** 53,
  '',
  ' ',
  'NaN',
  '\u0000',
  '\ud800',
  '\u202e',
  '9'.repeat(400),
  'x'.repeat(40_000),
  '2026-02-30T25:61:61Z',
  '0000-00-00',
  '+275760-09-13T00:00:00Z',
  [],
  [[]],
  {},
  { __proto__x: 1 },
  [null],
  { toString: 1, constructor: { prototype: [] } },
  "'; drop table orders; --",
  '${7*7}{{7*7}}',
];

type Random = () => number;
const pick = <T>(values: readonly T[], next: Random): T => values[Math.floor(next() * values.length)]!;

/** The same value with one of its parts gone, doubled, or something odd. */
function bent(value: unknown, next: Random): unknown {
  const isBranch = typeof value === 'object' && value !== null;
  if (!isBranch || next() < 0.15) return pick(oddities, next);
  const names = Object.keys(value);
  if (names.length === 0) return pick(oddities, next);
  const name = pick(names, next);
  const content = (value as Record<string, unknown>)[name];
  const kind = next();
  if (Array.isArray(value)) {
    return kind < 0.3 ? [...value, ...value, pick(oddities, next)] : value.map((one) => bent(one, next));
  }
  const copy: Record<string, unknown> = { ...value };
  if (kind < 0.15) delete copy[name];
  else if (kind < 0.3) copy[JSON.stringify(pick(oddities, next)).slice(0, 2_000)] = content;
  else copy[name] = bent(content, next);
  return copy;
}

/** The same text with bytes gone, changed or put in. */
function torn(text: string, next: Random): Buffer {
  const bytes = Buffer.from(text);
  const at = Math.floor(next() * bytes.length);
  const kind = next();
  if (kind < 0.25) return bytes.subarray(0, at);
  if (kind < 0.5) bytes[at] = Math.floor(next() * 256);
  else if (kind < 0.75) {
    const put = Buffer.from(pick(['{', '[[[[', '"', '\\', '\u0000', ',', 'NaN', '1e999', '/*'], next));
    return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at)]);
  } else return Buffer.concat([bytes, bytes.subarray(at)]);
  return bytes;
}

interface Bad {
  path: string;
  body: Buffer;
  headers: Record<string, string>;
}

const types = [
  'application/json',
  'application/x-ndjson',
  'text/plain',
  'application/x-www-form-urlencoded',
  'x',
];

function bad(path: string, next: Random): Bad {
  const once = bent(good[path], next);
  const text = JSON.stringify(next() < 0.5 ? bent(once, next) : once) ?? 'undefined';
  let body = next() < 0.45 ? torn(text, next) : Buffer.from(text);
  const headers: Record<string, string> = { 'content-type': pick(types, next) };
  const kind = next();
  if (kind < 0.08) {
    body = gzipSync(body);
    headers['content-encoding'] = 'gzip';
    if (next() < 0.5) body = torn(body.toString('latin1'), next);
  } else if (kind < 0.1) headers['content-encoding'] = pick(['br', 'gzip', 'deflate, gzip', ''], next);
  else if (kind < 0.13) body = Buffer.from(pick(['[', '{"a":'], next).repeat(30_000));
  return { path, body, headers };
}

const topics: Record<string, readonly string[]> = {
  'x-shopify-topic': [
    'orders/create',
    'orders/delete',
    'refunds/create',
    'customers/update',
    'customers/delete',
    'customers_email_marketing_consent/update',
    'customers_marketing_consent/update',
    'customers/redact',
  ],
  'x-wc-webhook-topic': ['order.created', 'order.deleted', 'customer.updated', 'customer.deleted'],
};
/** What the shops' good bodies are. */
const whole = { 'x-shopify-topic': 'orders/create', 'x-wc-webhook-topic': 'order.created' };
/** Orders of somebody whom none of the bad bodies has erased. */
const shopOrders = {
  shopify: {
    ...{ id: 9001, created_at: time, updated_at: time, currency: 'EUR', financial_status: 'paid' },
    ...{ subtotal_price: '20.00', total_tax: '0.00', customer: { id: 4711 } },
    line_items: [{ product_id: 7, title: 'Shirt', quantity: 2, price: '10.00' }],
  },
  woocommerce: {
    ...{ id: 9002, status: 'completed', currency: 'EUR', customer_id: 4712 },
    ...{ date_created_gmt: '2026-01-05T10:00:00', date_modified_gmt: '2026-01-05T10:00:00', total: '20.00' },
    line_items: [{ product_id: 7, name: 'Shirt', quantity: 2, subtotal: '20.00', total: '20.00' }],
  },
};
/** The rows that the table's own way in said it had received. */
const received = new Map<string, number>();

async function send(one: Bad): Promise<number> {
  const answer = await post(one);
  const text = await answer.text();
  const table = /^\/v1\/(orders|refunds|events|customers|products|spend)$/.exec(one.path)?.[1];
  if (table && answer.status === 202) {
    const { received: rows } = JSON.parse(text) as { received: number };
    received.set(table, (received.get(table) ?? 0) + rows);
  }
  return answer.status;
}

/** Sends a body, signed as a shop signs it, so that it is read. */
function post({ path, body, headers }: Bad): Promise<Response> {
  const signature = createHmac('sha256', secret).update(body).digest('base64');
  const topic = (name: string) => topics[name]![body.length % topics[name]!.length]!;
  return fetch(server.url + (doors.get(path) ?? path), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'x-shopify-topic': topic('x-shopify-topic'),
      'x-shopify-hmac-sha256': signature,
      'x-wc-webhook-topic': topic('x-wc-webhook-topic'),
      'x-wc-webhook-signature': signature,
      ...headers,
    },
    body: new Uint8Array(body),
  });
}

describe('bad bodies', () => {
  it(`of ${Object.keys(good).length} ways in never lead to a fault of ours, nor to an end`, async () => {
    const next = random();
    const corpus = Object.keys(good).flatMap((path) =>
      Array.from({ length: bodiesPerRoute }, () => bad(path, next)),
    );
    expect(corpus.length).toBeGreaterThanOrEqual(2_000);
    const faults: object[] = [];
    const seen = new Map<number, number>();
    const queue = [...corpus];
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let one = queue.pop(); one; one = queue.pop()) {
          const status = await send(one).catch((error: Error) => error.message);
          if (typeof status === 'number' && status < 500) seen.set(status, (seen.get(status) ?? 0) + 1);
          else faults.push({ path: one.path, status, body: one.body.toString('latin1').slice(0, 200) });
        }
      }),
    );
    expect(faults).toEqual([]);
    expect(server.process.exitCode).toBeNull();
    expect(
      [...seen.keys()].filter((status) => ![200, 201, 202, 204].includes(status)).length,
    ).toBeGreaterThan(1);
    // Doors that refuse everything would pass, too.
    const refused: object[] = [];
    for (const [path, content] of Object.entries({ ...good, ...shopOrders })) {
      const body = Buffer.from(JSON.stringify(content));
      const answer = await post({ path, body, headers: { 'content-type': 'application/json', ...whole } });
      const said = (await answer.json()) as { received?: number; accepted?: number };
      if (answer.status > 202 || (said.received ?? said.accepted) !== said.accepted)
        refused.push({ path, said });
    }
    expect(refused).toEqual([]);
    await expectLedger();
    const kept = await askEngine(
      home,
      "select order_id from clientele_default.orders final where order_id in ('9001', '9002') order by order_id",
    );
    expect(kept).toEqual(['9001', '9002']);
  }, 240_000);
});

/** What was taken is loaded or kept aside; nothing of it blocks the rest. */
async function expectLedger(): Promise<void> {
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`${server.url}/v1/ingestion`, { headers: { authorization: `Bearer ${key}` } });
    const { tables } = (await answer.json()) as { tables: Record<string, Record<string, number>> };
    const waiting = Object.values(tables).reduce((sum, table) => sum + table['waiting']!, 0);
    if (waiting === 0) {
      // Other ways in bring rows of these tables, too.
      for (const [table, rows] of received) expect(tables[table]!['received']).toBeGreaterThanOrEqual(rows);
      expect(received.size).toBe(6);
      return;
    }
    expect(tries).toBeLessThan(300);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
