import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../testing/test-server.js';

const secret = 'shpss_3f0c1e9a';

let server: TestServer;
let paths: Record<'shopify' | 'woocommerce', string>;

beforeAll(async () => {
  server = await startTestServer({ SCHEDULER: 'off' });
  const connect = async (shop: string) => {
    const { status, body } = await server.post('/v1/connections', { shop, secret });
    expect(status).toBe(201);
    return body['path'] as string;
  };
  paths = { shopify: await connect('shopify'), woocommerce: await connect('woocommerce') };
});
afterAll(() => server.close());

const hmac = (body: string) => createHmac('sha256', secret).update(body).digest('base64');

async function send(path: string, body: string, headers: Record<string, string>) {
  const started = performance.now();
  const response = await fetch(server.url + path, { method: 'POST', body, headers });
  expect(performance.now() - started).toBeLessThan(5_000);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const shopify = (body: string, topic: string, id: string, signature = hmac(body)) =>
  send(paths.shopify, body, {
    'content-type': 'application/json',
    'x-shopify-topic': topic,
    'x-shopify-hmac-sha256': signature,
    'x-shopify-webhook-id': id,
  });

// Written as a shop writes it: the signature is that of the bytes, not of what they mean.
const order = `{"id":4711,  "created_at":"2026-01-05T10:00:00+01:00","updated_at":"2026-01-05T10:00:00+01:00",
  "currency":"EUR","financial_status":"paid","subtotal_price":"20.00","customer":{"id":9},
  "line_items":[{"product_id":1,"title":"H\\u00fct","quantity":2,"price":"10.00"}]}`;

async function stored(sql: string) {
  await server.clientele.ingestion.drain();
  return (await server.clientele.warehouse.project('default').rows({ sql })).rows;
}

describe('a webhook of Shopify', () => {
  it('is taken once, and unknown topics are counted', async () => {
    expect(await shopify(order, 'orders/create', 'w1')).toEqual({ status: 200, body: { outcome: 'taken' } });
    expect((await shopify(order, 'orders/create', 'w1')).body).toEqual({ outcome: 'duplicate' });
    expect((await shopify('{}', 'themes/publish', 'w2')).body).toEqual({ outcome: 'ignored' });
    expect(await stored('select order_id, customer_id, gross from orders final')).toEqual([
      { order_id: '4711', customer_id: '9', gross: '20' },
    ]);
  });

  it.each(['orders/create', 'customers/data_request', 'customers/redact', 'shop/redact'])(
    'of %s with a bad signature is answered with 401',
    async (topic) => {
      const { status, body } = await shopify(order, topic, `bad ${topic}`, hmac(`${order} `));
      expect({ status, code: body['code'] }).toEqual({ status: 401, code: 'unauthorized' });
      expect(await server.clientele.metadata.erasureRequests.open('default')).toEqual([]);
    },
  );

  it('that asks for erasure is answered with 200 and has a day', async () => {
    const redact = JSON.stringify({ shop_id: 1, customer: { id: 9 }, orders_to_redact: [4711] });
    expect((await shopify(redact, 'customers/redact', 'w3')).status).toBe(200);
    const [request] = await server.clientele.metadata.erasureRequests.open('default');
    expect(request).toMatchObject({ customerId: '9', kind: 'erase', source: 'shopify' });
  });
});

describe('a webhook of WooCommerce', () => {
  const woocommerce = (body: string, headers: Record<string, string>) =>
    send(paths.woocommerce, body, headers);

  it('may be an unsigned ping, which stores nothing', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await woocommerce('webhook_id=7', form)).toEqual({ status: 200, body: { outcome: 'ping' } });
    const elsewhere = '/v1/webhooks/woocommerce/nobody';
    expect((await send(elsewhere, 'webhook_id=7', form)).status).toBe(401);
    const unsigned = await woocommerce('{"id":1}', { 'x-wc-webhook-topic': 'order.created' });
    expect(unsigned.status).toBe(401);
    expect((await server.clientele.ingestion.status('default')).orders.received).toBe(1);
  });

  it('is taken by its own headers', async () => {
    const body = JSON.stringify({
      id: 12,
      status: 'completed',
      currency: 'EUR',
      customer_id: 3,
      date_created_gmt: '2026-01-05T09:00:00',
      total: '8.00',
      line_items: [{ product_id: 1, name: 'Mug', quantity: 1, subtotal: '8.00', total: '8.00' }],
    });
    const headers = {
      'x-wc-webhook-topic': 'order.created',
      'x-wc-webhook-signature': hmac(body),
      'x-wc-webhook-delivery-id': 'd1',
    };
    expect((await woocommerce(body, headers)).body).toEqual({ outcome: 'taken' });
    expect(await stored("select order_id, gross from orders final where source = 'woocommerce'")).toEqual([
      { order_id: '12', gross: '8' },
    ]);
  });
});

describe('connections', () => {
  it('are listed with what came, and never with their secret', async () => {
    const text = await (await server.fetch('/v1/connections')).text();
    expect(text).not.toContain(secret);
    const { connections } = JSON.parse(text) as { connections: Record<string, unknown>[] };
    expect(connections).toMatchObject([
      {
        shop: 'shopify',
        path: paths.shopify,
        topics: [
          { topic: 'customers/redact', taken: 1 },
          { topic: 'orders/create', taken: 1, duplicate: 1 },
          { topic: 'themes/publish', taken: 0, ignored: 1 },
        ],
      },
      { shop: 'woocommerce', topics: [{ topic: 'order.created', taken: 1 }] },
    ]);
    const audit = await (await server.fetch('/v1/audit')).text();
    expect(audit).toContain('connection.create');
    expect(audit).not.toContain(secret);
  });

  it('are for admins, and end', async () => {
    const read = { headers: { authorization: `Bearer ${server.keys.read}` } };
    expect((await server.fetch('/v1/connections', read)).status).toBe(403);
    const { body } = await server.post('/v1/connections', { shop: 'shopify', secret, name: 'outlet' });
    const gone = await server.fetch(`/v1/connections/${body['id'] as string}`, { method: 'DELETE' });
    expect(gone.status).toBe(204);
    expect((await send(body['path'] as string, '{}', {})).status).toBe(401);
    const refused = await server.post('/v1/connections', { shop: 'shopify', secret: 'short' });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).not.toContain('"short"');
  });
});
