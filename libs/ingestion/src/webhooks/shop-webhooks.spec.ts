import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ConnectionRecord, ShopName } from '#metadata';
import { movableClock, openTestWarehouse } from '#testing';
import type { ProjectWarehouse } from '#warehouse';
import { openTestIngestion, type TestIngestion } from '../../../testing/src/test.ingestion.js';
import { Ingestion } from '../ingestion.js';
import { ShopWebhooks } from './shop-webhooks.js';
import { signatureOf } from './signature.js';

const secret = 'hush-hush-hush';
// The store forgets rejected rows after 90 days of its own time, so that this clock begins with it.
const start = new Date();
const clock = movableClock(start.toISOString());

let test: TestIngestion;
let webhooks: ShopWebhooks;
let shop: ProjectWarehouse;
let connections: Record<ShopName, ConnectionRecord>;
let count = 0;

beforeAll(async () => {
  test = await openTestIngestion({ clock });
  webhooks = new ShopWebhooks(test.metadata, test.ingestion);
});
afterAll(() => test.close());

beforeEach(async () => {
  const project = `shop${++count}`;
  shop = await test.project(project);
  const make = (name: ShopName) => test.metadata.connections.create({ project, shop: name, secret });
  connections = { shopify: await make('shopify'), woocommerce: await make('woocommerce') };
});

const send = (name: ShopName, topic: string, content: unknown, change: object = {}) => {
  const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  const signature = signatureOf(body, secret);
  const delivery = randomUUID();
  const webhook = { shop: name, connection: connections[name].id, topic, delivery, signature, body };
  return webhooks.receive({ ...webhook, ...change });
};

const rows = async (sql: string) => {
  await test.ingestion.drain();
  return (await shop.rows<Record<string, unknown>>({ sql })).rows;
};

const ordersSql =
  'select order_id, source, status, gross, currency, exchange_rate from orders final order by order_id';

const order = (id: number, change: object = {}) => ({
  id,
  created_at: '2026-01-05T10:00:00Z',
  updated_at: '2026-01-05T10:00:00Z',
  currency: 'EUR',
  financial_status: 'pending',
  subtotal_price: '20.00',
  total_tax: '0.00',
  customer: { id: 1 },
  line_items: [{ product_id: 7, title: 'Shirt', quantity: 2, price: '10.00' }],
  ...change,
});

const wooOrder = (id: number, change: object = {}) => ({
  id,
  status: 'completed',
  currency: 'EUR',
  date_created_gmt: '2026-01-05T10:00:00',
  date_modified_gmt: '2026-01-05T10:00:00',
  total: '20.00',
  customer_id: 5,
  line_items: [{ product_id: 7, name: 'Mug', quantity: 2, subtotal: '20.00', total: '20.00' }],
  ...change,
});

describe('a signature', () => {
  it('of another body, secret or connection is refused, and nothing is kept', async () => {
    const refused = { code: 'unauthorized' };
    const body = order(1);
    for (const change of [
      { signature: signatureOf(Buffer.from(JSON.stringify(body)), 'another secret') },
      { signature: '' },
      { signature: signatureOf(Buffer.from('{}'), secret) },
      { connection: 'nobody' },
      { connection: connections.woocommerce.id },
    ]) {
      await expect(send('shopify', 'orders/create', body, change)).rejects.toMatchObject(refused);
    }
    const redact = send('shopify', 'customers/redact', { customer: { id: 1 } }, { signature: 'x' });
    await expect(redact).rejects.toMatchObject(refused);
    expect(await rows(ordersSql)).toEqual([]);
    expect(await test.metadata.erasureRequests.open(shop.project)).toEqual([]);
  });
});

describe('an order of Shopify', () => {
  it('is created, paid and cancelled, whatever the order in which we hear of it', async () => {
    const at = (minute: number) => `2026-01-05T10:0${minute}:00Z`;
    await send('shopify', 'orders/cancelled', order(1, { updated_at: at(3), cancelled_at: at(3) }));
    await send('shopify', 'orders/create', order(1));
    await send('shopify', 'orders/updated', order(1, { updated_at: at(2), financial_status: 'paid' }));
    expect(await rows(ordersSql)).toMatchObject([{ order_id: '1', status: 'cancelled', gross: '20' }]);
    expect((await test.metadata.projects.get(shop.project)).currency).toBe('EUR');
  });

  it('that comes twice under one id changes nothing, also at the same moment', async () => {
    const delivery = 'w1';
    const both = [1, 2].map(() => send('shopify', 'orders/create', order(1), { delivery }));
    expect((await Promise.all(both)).sort()).toEqual(['duplicate', 'taken']);
    expect(await send('shopify', 'orders/create', order(2), { delivery })).toBe('duplicate');
    expect(await rows(ordersSql)).toHaveLength(1);
    expect((await test.ingestion.status(shop.project)).orders.received).toBe(1);
  });

  it('has its refunds once, whether they come inside of it or alone', async () => {
    const refund = {
      id: 31,
      order_id: 1,
      created_at: '2026-01-07T00:00:00Z',
      refund_line_items: [{ quantity: 1, subtotal: 10, line_item: { product_id: 7 } }],
    };
    const paid = order(1, { financial_status: 'partially_refunded', refunds: [refund] });
    await send('shopify', 'refunds/create', refund);
    await send('shopify', 'orders/updated', paid);
    expect(await rows('select refund_id, order_id, amount, source from refunds final')).toEqual([
      { refund_id: '31', order_id: '1', amount: '10', source: 'shopify' },
    ]);
    const net = 'select sum(goods) - (select sum(amount) from order_refunds) as net from counted_orders';
    expect(await rows(net)).toEqual([{ net: '10' }]);
  });

  it('paid in another currency counts by the rate of the shop', async () => {
    const set = {
      shop_money: { amount: '20.00', currency_code: 'EUR' },
      presentment_money: { amount: '25.00', currency_code: 'USD' },
    };
    const line = { product_id: 7, quantity: 1, price: '20.00', price_set: set };
    await send(
      'shopify',
      'orders/create',
      order(1, { total_price_set: set, subtotal_price_set: set, line_items: [line] }),
    );
    expect(await rows(ordersSql)).toMatchObject([{ currency: 'USD', exchange_rate: '0.8', gross: '20' }]);
    expect((await test.metadata.projects.get(shop.project)).currency).toBe('EUR');
  });
});

describe('a project without a currency', () => {
  const set = (shops: string, paid: string) => ({
    shop_money: { amount: shops, currency_code: 'EUR' },
    presentment_money: { amount: paid, currency_code: 'USD' },
  });
  const refund = {
    ...{ id: 9, order_id: 1, created_at: '2026-01-06T10:00:00Z' },
    transactions: [{ kind: 'refund', amount: '12.50', currency: 'USD' }],
    refund_line_items: [
      { quantity: 1, subtotal: '10.00', subtotal_set: set('10.00', '12.50'), line_item: { product_id: 7 } },
    ],
  };

  it("takes the shop's by a refund that comes before its order, and not what the customer paid in", async () => {
    await send('shopify', 'refunds/create', refund);
    expect((await test.metadata.projects.get(shop.project)).currency).toBe('EUR');
    expect(await rows('select amount, currency, exchange_rate from refunds final')).toEqual([
      { amount: '10', currency: 'USD', exchange_rate: '0.8' },
    ]);
  });

  it('does not take that of the last order of a customer', async () => {
    const customer = { id: 5, email: 'ada@example.com', currency: 'JPY', created_at: '2026-01-05T10:00:00Z' };
    await send('shopify', 'customers/create', customer);
    expect((await test.metadata.projects.get(shop.project)).currency).toBeNull();
    await send('shopify', 'orders/create', order(1));
    expect((await test.metadata.projects.get(shop.project)).currency).toBe('EUR');
  });

  it('keeps orders and refunds that name none, until it has one', async () => {
    const { currency: _, ...unnamed } = wooOrder(1, { refunds: [{ id: 3, total: '-5.00' }] });
    await send('woocommerce', 'order.created', unnamed);
    expect(await rows('select * from rejected_rows')).toEqual([]);
    await send('woocommerce', 'order.created', wooOrder(2));
    expect(await rows('select amount, currency, exchange_rate from refunds final')).toEqual([
      { amount: '5', currency: 'EUR', exchange_rate: '1' },
    ]);
    expect(await rows(ordersSql)).toMatchObject([1, 2].map(() => ({ currency: 'EUR', exchange_rate: '1' })));
  });
});

describe("a customer of Shopify's", () => {
  const at = (minute: number) => `2026-01-05T10:0${minute}:00Z`;
  const customer = (minute: number, change: object = {}) => ({
    ...{ id: 5, email: 'ada@example.com', first_name: 'Ada', created_at: at(0), updated_at: at(minute) },
    ...change,
  });
  const emailTopic = 'customers_email_marketing_consent/update';
  const smsTopic = 'customers_marketing_consent/update';
  const email = (state: string, minute: number) => ({
    customer_id: 5,
    email_address: 'ada@example.com',
    email_marketing_consent: { state, opt_in_level: 'single_opt_in', consent_updated_at: at(minute) },
  });
  const sms = {
    id: 5,
    phone: '+44 20',
    sms_marketing_consent: { state: 'subscribed', consent_updated_at: at(1) },
  };
  const profiles = () =>
    rows(
      'select name, toJSONString(consent) as consent, updated_at from customers final order by customer_id',
    );

  it.each([
    ['first', [emailTopic, smsTopic, 'customers/create']],
    ['last', ['customers/create', emailTopic, smsTopic]],
    ['in between', [smsTopic, 'customers/create', emailTopic]],
  ])('has the consents that come alone, %s', async (_, topics) => {
    const bodies: Record<string, object> = { [emailTopic]: email('subscribed', 1), [smsTopic]: sms };
    for (const topic of topics) {
      expect(await send('shopify', topic, bodies[topic] ?? customer(1))).toBe('taken');
    }
    const consent = '{"email":true,"sms":true}';
    expect(await profiles()).toMatchObject([{ name: 'Ada', updated_at: at(1).replace('Z', '.000Z') }]);
    const [only] = await profiles();
    expect(JSON.parse(String(only!['consent']))).toEqual(JSON.parse(consent));
  });

  it('keeps them through later changes, stored or on their way, and loses them when they are withdrawn', async () => {
    await send('shopify', 'customers/create', customer(1));
    await send('shopify', emailTopic, email('subscribed', 1));
    await test.ingestion.drain();
    await send('shopify', 'customers/update', customer(2, { first_name: 'Augusta' }));
    expect(await profiles()).toMatchObject([{ name: 'Augusta', consent: '{"email":true}' }]);
    await send('shopify', emailTopic, email('unsubscribed', 4));
    await send('shopify', 'customers/update', customer(5));
    expect(await profiles()).toMatchObject([{ name: 'Ada', consent: '{"email":false}' }]);
    await send('shopify', emailTopic, email('subscribed', 3));
    expect(await profiles()).toMatchObject([{ name: 'Ada', consent: '{"email":false}' }]);
  });

  it('is not changed by what comes late, and not held up by it', async () => {
    await send('shopify', 'customers/update', customer(3, { first_name: 'Augusta' }));
    await send('shopify', 'customers/update', customer(2));
    await send('shopify', emailTopic, email('subscribed', 1));
    expect(await profiles()).toMatchObject([{ name: 'Augusta', consent: '{"email":true}' }]);
    await send('shopify', 'customers/update', customer(4));
    expect(await profiles()).toMatchObject([{ name: 'Ada', consent: '{"email":true}' }]);
  });

  it('is one profile, whichever of many webhooks at the same moment comes through first', async () => {
    await Promise.all([
      send('shopify', 'customers/create', customer(1)),
      send('shopify', emailTopic, email('subscribed', 1)),
      send('shopify', smsTopic, sms),
      send('shopify', 'customers/update', customer(2, { first_name: 'Augusta' })),
    ]);
    const [only] = await profiles();
    expect(only).toMatchObject({ name: 'Augusta' });
    expect(JSON.parse(String(only!['consent']))).toEqual({ email: true, sms: true });
  });

  it('keeps its consents beside a profile that was just sent by another door', async () => {
    const line = { customerId: '5', name: 'A. L.', updatedAt: at(3) };
    await test.ingestion.ingest(
      shop.project,
      'customers',
      Readable.from([Buffer.from(JSON.stringify(line))]),
    );
    await send('shopify', emailTopic, email('subscribed', 1));
    expect(await profiles()).toMatchObject([{ name: 'A. L.', consent: '{"email":true}' }]);
  });

  it('is told to come again while the warehouse is away, and is taken then', async () => {
    const other = await openTestWarehouse();
    await other.project(shop.project);
    const home = join(test.home, `away-${shop.project}`);
    const options = { metadata: test.metadata, warehouse: other.warehouse, clock };
    const away = await Ingestion.open({ ...options, home });
    await other.close();
    const body = Buffer.from(JSON.stringify(email('subscribed', 1)));
    const webhook = { connection: connections.shopify.id, topic: emailTopic, delivery: 'again' };
    const whole = { ...webhook, shop: 'shopify' as const, signature: signatureOf(body, secret), body };
    await expect(new ShopWebhooks(test.metadata, away).receive(whole)).rejects.toMatchObject({
      code: 'too-many-requests',
      retryAfterSeconds: 5,
    });
    await away.loaders.close();
    expect(await webhooks.receive(whole)).toBe('taken');
    expect(await profiles()).toMatchObject([{ consent: '{"email":true}' }]);
  }, 20_000);

  it('whose account is deleted has an empty profile', async () => {
    await send('shopify', 'customers/create', customer(1));
    await send('shopify', emailTopic, email('subscribed', 1));
    await send('shopify', 'customers/delete', { id: 5 });
    expect(
      await rows('select customer_id, email, name, toJSONString(consent) as consent from customers final'),
    ).toEqual([{ customer_id: '5', email: '', name: '', consent: '{}' }]);
  });

  it('is kept among the rejected ones where the checks refuse it', async () => {
    expect(await send('shopify', emailTopic, { customer_id: 5, email_marketing_consent: null })).toBe(
      'taken',
    );
    expect(await send('shopify', 'customers/update', customer(1, { id: null }))).toBe('taken');
    expect(await send('shopify', 'customers/update', customer(1, { created_at: 'soon' }))).toBe('taken');
    expect(await rows('select code, path, origin from rejected_rows final order by path')).toEqual([
      { code: 'invalid-date', path: '/createdAt', origin: 'shopify customers/update' },
      { code: 'missing-field', path: '/customerId', origin: 'shopify customers/update' },
      { code: 'missing-field', path: '/email_marketing_consent/state', origin: `shopify ${emailTopic}` },
    ]);
    expect(await profiles()).toEqual([]);
  });
});

describe('what cannot become a row', () => {
  it('is kept with its reason and the body, and the shop need not send it again', async () => {
    expect(await send('shopify', 'orders/create', order(1, { total_tax: 'much' }))).toBe('taken');
    expect(await send('shopify', 'orders/create', '{"id": 1,')).toBe('taken');
    expect(await send('shopify', 'orders/create', order(3, { customer: null }))).toBe('taken');
    const kept = await rows('select code, path, origin, raw from rejected_rows final order by code');
    expect(kept).toMatchObject([
      { code: 'invalid-json', origin: 'shopify orders/create', raw: '{"id": 1,' },
      { code: 'invalid-money', path: '/total_tax', raw: expect.stringContaining('"much"') },
      {
        code: 'missing-field',
        path: '/customerId',
        origin: 'shopify orders/create',
        raw: JSON.stringify(order(3, { customer: null })),
      },
    ]);
    expect((await test.ingestion.status(shop.project)).orders).toMatchObject({ received: 3, rejected: 3 });
  });

  it('of a topic that nobody knows is counted', async () => {
    expect(await send('shopify', 'carts/create', { id: 1 })).toBe('ignored');
    expect(await send('shopify', 'constructor', { id: 1 })).toBe('ignored');
    expect(await test.metadata.webhooks.topics(connections.shopify.id)).toMatchObject([
      { topic: 'carts/create', ignored: 1, taken: 0 },
      { topic: 'constructor', ignored: 1, taken: 0 },
    ]);
  });
});

describe('the compliance topics', () => {
  it('become requests with a day by which they are to be done', async () => {
    const customer = { id: 207, email: 'Ada@Example.org' };
    await send('shopify', 'customers/data_request', { customer, orders_requested: [1] });
    await send('shopify', 'customers/redact', { customer, orders_to_redact: [1] });
    await send('shopify', 'shop/redact', { shop_id: 1, shop_domain: 'x.example' });
    const requests = await test.metadata.erasureRequests.open(shop.project);
    expect(requests.map(({ kind, customerId, reason }) => [kind, customerId, reason])).toEqual([
      ['disclose', '207', 'shopify customers/data_request'],
      ['disclose', 'ada@example.org', 'shopify customers/data_request'],
      ['erase', '207', 'shopify customers/redact'],
      ['erase', 'ada@example.org', 'shopify customers/redact'],
      ['erase', '', 'shopify shop/redact'],
    ]);
    expect(requests[0]).toMatchObject({
      source: 'shopify',
      dueAt: new Date(start.getTime() + 30 * 86_400_000),
    });
  });
});

describe('a deleted order of Shopify', () => {
  it('counts no more, as its id alone is told', async () => {
    for (const id of [1, 2]) await send('shopify', 'orders/create', order(id, { financial_status: 'paid' }));
    await send('shopify', 'orders/delete', { id: 1 });
    expect(await rows(ordersSql)).toMatchObject([
      { order_id: '1', status: 'cancelled' },
      { order_id: '2', status: 'paid' },
    ]);
  });
});

describe('WooCommerce', () => {
  it('deletes an order of which it tells the id alone, and restores it', async () => {
    await send('woocommerce', 'order.created', wooOrder(1));
    await send('woocommerce', 'order.created', wooOrder(2));
    await send('woocommerce', 'order.deleted', { id: 1 });
    expect(await rows(ordersSql)).toMatchObject([
      { order_id: '1', status: 'cancelled', gross: '20' },
      { order_id: '2', status: 'paid' },
    ]);
    clock.advance(1000);
    await send('woocommerce', 'order.restored', wooOrder(1));
    expect(await rows(ordersSql)).toMatchObject([{ status: 'paid' }, { status: 'paid' }]);
    await send('woocommerce', 'order.deleted', { id: 3 });
    expect(await rows('select code, path from rejected_rows final')).toEqual([
      { code: 'not-allowed', path: '/id' },
    ]);
  });

  it('dates a refund by the first change that had it, in whatever order the changes come', async () => {
    const changed = (day: number, refunds: object[]) =>
      send(
        'woocommerce',
        'order.updated',
        wooOrder(1, { date_modified_gmt: `2026-01-0${day}T00:00:00`, refunds }),
      );
    await changed(8, [{ id: 40, total: '-5.00' }]);
    await changed(6, [{ id: 40, total: '-5.00' }]);
    await changed(9, [
      { id: 40, total: '-5.00' },
      { id: 41, total: '-1.00' },
    ]);
    expect(
      await rows(
        'select refund_id, toString(toDate(refunded_at)) as day, amount from refunds final order by refund_id',
      ),
    ).toEqual([
      { refund_id: '40', day: '2026-01-06', amount: '5' },
      { refund_id: '41', day: '2026-01-09', amount: '1' },
    ]);
  });

  it('takes customers', async () => {
    const customer = { id: 5, email: 'bob@example.org', date_modified_gmt: '2026-01-05T00:00:00' };
    await send('woocommerce', 'customer.created', customer);
    expect(await rows('select customer_id, email from customers final')).toEqual([
      { customer_id: '5', email: 'bob@example.org' },
    ]);
    await send('woocommerce', 'customer.deleted', { id: 5 });
    expect(await rows('select customer_id, email from customers final')).toEqual([
      { customer_id: '5', email: '' },
    ]);
  });
});
