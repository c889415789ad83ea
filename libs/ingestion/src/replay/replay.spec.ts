import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { movableClock } from '#testing';
import type { ProjectWarehouse } from '#warehouse';
import { openTestIngestion, type TestIngestion } from '../../../testing/src/test.ingestion.js';
import type { TableName } from '../rows/row-type.js';
import { ShopWebhooks } from '../webhooks/shop-webhooks.js';
import { signatureOf } from '../webhooks/signature.js';
import { replayRejected, type ReplayRequest } from './replay.js';

const dayMilliseconds = 86_400_000;
// The store forgets rejected rows after 90 days of its own time, so that this clock begins with it.
const clock = movableClock(new Date().toISOString());

let test: TestIngestion;
let shop: ProjectWarehouse;
let count = 0;

beforeAll(async () => {
  test = await openTestIngestion({ clock });
});
afterAll(() => test.close());

beforeEach(async () => {
  shop = await test.project(`shop${++count}`, 'EUR');
});

const rows = async (sql: string) => {
  await test.ingestion.drain();
  return (await shop.rows<Record<string, unknown>>({ sql })).rows;
};

const replay = async (request?: ReplayRequest) => {
  await test.ingestion.drain();
  return replayRejected(test.ingestion, shop.project, request);
};

const file = async (name: string, ...lines: string[]) => {
  const path = join(test.home, name);
  await writeFile(path, lines.join('\n'));
  return path;
};

const send = (table: TableName, list: object[]) =>
  test.ingestion.ingest(shop.project, table, Readable.from([JSON.stringify(list)]));

/** A time that is refused now, and taken after four days. */
const inThreeDays = () => new Date(clock.now().getTime() + 3 * dayMilliseconds).toISOString();

const openOnes = () =>
  rows('select code, path from rejected_rows final where replayed_at is null order by code, path');

describe('rows of a request', () => {
  const order = (change: object) => ({
    orderId: 'o1',
    customerId: 'c1',
    orderedAt: '2026-01-05',
    gross: '10',
    ...change,
  });

  it('are taken after a fix that a mapping is, marked, and open no longer', async () => {
    await send('orders', [
      { nr: 'o1', customerId: 'c1', orderedAt: '2026-01-05', gross: '10' },
      order({ gross: '-1' }),
    ]);
    expect(await replay()).toMatchObject({ read: 2, accepted: 0, rejected: 2 });
    const mapping = { orderId: 'nr', customerId: 'customerId', orderedAt: 'orderedAt', gross: 'gross' };
    const request = { table: 'orders', code: 'missing-field', mapping } as const;
    expect(await replay({ ...request, dryRun: true })).toMatchObject({ dryRun: true, read: 1, accepted: 1 });
    expect(await rows('select order_id from orders final')).toEqual([]);
    expect(await openOnes()).toHaveLength(2);
    expect(await replay(request)).toMatchObject({ read: 1, accepted: 1, tables: { orders: 1 } });
    expect(await rows('select order_id from orders final')).toEqual([{ order_id: 'o1' }]);
    expect(await openOnes()).toEqual([{ code: 'out-of-range', path: '/gross' }]);
    expect(await replay(request)).toMatchObject({ read: 0 });
    expect((await test.ingestion.status(shop.project)).orders).toEqual({
      ...{ received: 3, stored: 1, duplicate: 0, rejected: 2, waiting: 0 },
    });
  });

  it('that another row replaced are left alone', async () => {
    await send('orders', [order({}), order({ gross: '20' })]);
    expect(await replay()).toMatchObject({ read: 0 });
    expect(await rows('select gross from orders final')).toEqual([{ gross: '20' }]);
  });

  it('can be told apart by table and time', async () => {
    await send('orders', [order({ gross: '-1' })]);
    await send('events', [{ eventId: 'e1' }]);
    expect(await replay({ table: 'events' })).toMatchObject({ read: 1, reasons: [{ path: '/name' }] });
    expect(await replay({ since: new Date(Date.now() + 60_000) })).toMatchObject({ read: 0 });
    await expect(replay({ mapping: {} })).rejects.toMatchObject({ code: 'invalid-parameters' });
    await expect(replay({ table: 'orders', mapping: { no: 'x' } })).rejects.toThrow(
      'no is no field of orders',
    );
  });
});

describe('records of a file', () => {
  it('are taken by a corrected mapping, and listed once though the file was imported twice', async () => {
    const path = await file('dates.csv', 'nr;who;day;sum', '1;ada;31.12.2025;10,50', '2;bob;01.01.2026;3,00');
    const mapping = {
      orderId: 'nr',
      customerId: 'who',
      orderedAt: 'day',
      gross: { column: 'sum', format: 'decimal-comma' },
    };
    for (let round = 0; round < 2; round++)
      await test.ingestion.importFile(shop.project, 'orders', path, { mapping });
    expect(await openOnes()).toEqual([
      { code: 'invalid-date', path: '/orderedAt' },
      { code: 'invalid-date', path: '/orderedAt' },
    ]);
    const corrected = { ...mapping, orderedAt: { column: 'day', format: 'day-month-year' } };
    expect(await replay({ table: 'orders', mapping: corrected })).toMatchObject({ read: 2, accepted: 2 });
    expect(
      await rows(
        'select order_id, toString(toDate(ordered_at)) as day, gross from orders final order by order_id',
      ),
    ).toEqual([
      { order_id: '1', day: '2025-12-31', gross: '10.5' },
      { order_id: '2', day: '2026-01-01', gross: '3' },
    ]);
    expect(await openOnes()).toEqual([]);
  });

  it('of a preset are an order with all of its lines; parts of a larger whole are not sent alone', async () => {
    await test.ingestion.importFile(shop.project, 'orders', 'fixtures/shops/shopify-orders.csv', {
      preset: 'shopify',
    });
    const retail = await file(
      'retail.csv',
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
      '1,A,APPLE,2,2010-12-01 08:27:00,1.25,,UK',
    );
    await test.ingestion.importFile(shop.project, 'orders', retail, { preset: 'online-retail' });
    expect(await replay()).toMatchObject({
      read: 3,
      accepted: 0,
      rejected: 2,
      unreadable: { 'part-of-a-file': 1, cut: 0 },
    });
    const mapping = {
      orderId: 'Id',
      customerId: 'Name',
      orderedAt: { constant: '2026-01-07' },
      gross: 'Subtotal',
      currency: 'Currency',
    };
    const anonymous = { table: 'orders', code: 'missing-field', mapping } as const;
    expect(await replay(anonymous)).toMatchObject({ accepted: 1 });
    expect(await rows("select customer_id, gross from orders final where order_id = '5001004'")).toEqual([
      { customer_id: '#1004', gross: '10' },
    ]);
  });
});

describe('webhooks', () => {
  it('are mapped again from the body that the shop sent', async () => {
    const secret = 'hush-hush';
    const made = await test.metadata.connections.create({ project: shop.project, shop: 'shopify', secret });
    const body = Buffer.from('{"id": 1, "total_tax": "much"}');
    const webhook = { shop: 'shopify', connection: made.id, topic: 'orders/create', delivery: '1' } as const;
    await new ShopWebhooks(test.metadata, test.ingestion).receive({
      ...webhook,
      signature: signatureOf(body, secret),
      body,
    });
    const { reasons } = await replay();
    expect(reasons).toMatchObject([{ code: 'invalid-money', path: '/total_tax', count: 1 }]);
  });

  it('whose rows the checks refused are, too, with all that stands in them', async () => {
    const secret = 'hush-hush';
    const made = await test.metadata.connections.create({ project: shop.project, shop: 'shopify', secret });
    const refund = {
      id: 9,
      created_at: inThreeDays(),
      transactions: [{ kind: 'refund', amount: '5' }],
    };
    const order = {
      ...{ id: 1, created_at: inThreeDays(), financial_status: 'paid', customer: { id: 7 } },
      line_items: [{ product_id: 7, quantity: 2, price: '10.00' }],
      refunds: [
        { ...refund, refund_line_items: [{ subtotal: '5.00', quantity: 1, line_item: { product_id: 7 } }] },
      ],
    };
    const body = Buffer.from(JSON.stringify(order));
    const webhook = { shop: 'shopify', connection: made.id, topic: 'orders/create', delivery: '1' } as const;
    const signature = signatureOf(body, secret);
    await new ShopWebhooks(test.metadata, test.ingestion).receive({ ...webhook, signature, body });
    expect(await rows('select table, path, origin, raw from rejected_rows final order by table')).toEqual(
      Object.entries({ orders: '/orderedAt', refunds: '/refundedAt' }).map(([table, path]) => ({
        ...{ table, path, origin: 'shopify orders/create', raw: body.toString() },
      })),
    );
    clock.advance(4 * dayMilliseconds);
    expect(await replay()).toMatchObject({ read: 2, accepted: 2, rejected: 0 });
    expect(await rows('select order_id, customer_id, gross from orders final')).toEqual([
      { order_id: '1', customer_id: '7', gross: '20' },
    ]);
    expect(await rows('select refund_id, amount from refunds final')).toEqual([
      { refund_id: '9', amount: '5' },
    ]);
    expect(await openOnes()).toEqual([]);
  });
});

describe('an order of WooCommerce', () => {
  it('of customers build on the profile that is known by then, and on each other', async () => {
    const secret = 'hush-hush';
    const made = await test.metadata.connections.create({ project: shop.project, shop: 'shopify', secret });
    const webhooks = new ShopWebhooks(test.metadata, test.ingestion);
    const receive = (topic: string, content: object) => {
      const body = Buffer.from(JSON.stringify(content));
      const webhook = { shop: 'shopify', connection: made.id, topic, delivery: '' } as const;
      return webhooks.receive({ ...webhook, signature: signatureOf(body, secret), body });
    };
    const later = new Date(Date.parse(inThreeDays()) + 1000).toISOString();
    const subscribed = { state: 'subscribed', consent_updated_at: '2026-01-05T10:00:00Z' };
    await receive('customers/update', {
      ...{ id: 5, updated_at: inThreeDays(), first_name: 'Ada', email_marketing_consent: subscribed },
    });
    // Rows that were kept in one millisecond are sent again in no order.
    clock.advance(1);
    await receive('customers/update', { id: 5, updated_at: later, first_name: 'Augusta' });
    await receive('customers_marketing_consent/update', { id: 5, sms_marketing_consent: subscribed });
    expect(await openOnes()).toHaveLength(2);
    clock.advance(4 * dayMilliseconds);
    expect(await replay()).toMatchObject({ read: 2, accepted: 2, tables: { customers: 2 } });
    const [only] = await rows('select name, toJSONString(consent) as consent from customers final');
    expect(only).toMatchObject({ name: 'Augusta' });
    expect(JSON.parse(String(only!['consent']))).toEqual({ email: true, sms: true });
  });

  it('keeps the time of its refund, which later webhooks do not tell', async () => {
    const secret = 'hush-hush';
    const made = await test.metadata.connections.create({
      project: shop.project,
      shop: 'woocommerce',
      secret,
    });
    const created = inThreeDays().slice(0, 19);
    const webhooks = new ShopWebhooks(test.metadata, test.ingestion);
    for (const day of [6, 8]) {
      const order = {
        ...{
          id: 1,
          status: 'completed',
          date_created_gmt: created,
          customer_id: 5,
          total: '20.00',
        },
        date_modified_gmt: `2026-01-0${day}T00:00:00`,
        line_items: [{ product_id: 7, quantity: 2, subtotal: '20.00', total: '20.00' }],
        refunds: [{ id: 40, total: '-5.00' }],
      };
      const body = Buffer.from(JSON.stringify(order));
      const webhook = { shop: 'woocommerce', connection: made.id, topic: 'order.updated' } as const;
      await webhooks.receive({ ...webhook, delivery: `${day}`, signature: signatureOf(body, secret), body });
    }
    clock.advance(4 * dayMilliseconds);
    expect(await replay()).toMatchObject({ read: 4, accepted: 4 });
    expect(await rows('select refund_id, toString(toDate(refunded_at)) as day from refunds final')).toEqual([
      { refund_id: '40', day: '2026-01-06' },
    ]);
  });
});

describe('a row that the warehouse refused', () => {
  it('goes back as it was stored', async () => {
    const cells = [
      'p1',
      'n',
      '2024-01-01 00:00:00.000',
      'c',
      ...Array<string>(9).fill(''),
      null,
      0,
      '',
      '{}',
    ];
    const raw = JSON.stringify([...cells, '2024-01-01 00:00:00.000']);
    const note = {
      id: 'x',
      table: 'events',
      received_at: '2026-01-01 00:00:00.000',
      code: 'refused-by-warehouse',
    };
    const recent = new Date().toISOString().replace('T', ' ').replace('Z', '');
    await shop.insert(
      'rejected_rows',
      JSON.stringify({ ...note, received_at: recent, message: '', path: '', raw }),
    );
    expect(await replay()).toMatchObject({ read: 1, accepted: 1, tables: { events: 1 } });
    expect(await rows('select event_id from events')).toEqual([{ event_id: 'p1' }]);
  });
});
