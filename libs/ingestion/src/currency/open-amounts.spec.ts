import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ProjectWarehouse } from '#warehouse';
import { openTestIngestion, type TestIngestion } from '../../../testing/src/test.ingestion.js';
import { Ingestion } from '../ingestion.js';
import { segmentMessage } from '../protocols/segment.message.js';
import type { TableName } from '../rows/row-type.js';

let test: TestIngestion;
let shop: ProjectWarehouse;
let count = 0;

beforeAll(async () => {
  test = await openTestIngestion();
});
afterAll(() => test.close());

/** A project without a currency. */
const freshShop = async () => {
  shop = await test.project(`shop${++count}`);
};

beforeEach(freshShop);

type Sent = [TableName, object];

const send = async (table: TableName, row: object, into = test.ingestion, wait = true) => {
  const body = Readable.from([JSON.stringify(row)]);
  const { rejected } = await into.ingest(shop.project, table, body, { wait });
  return rejected.map(({ code, path }) => `${code} ${path}`);
};

const track = async (event: string, properties: object) => {
  const message = { type: 'track', messageId: `m-${++count}`, userId: 'ada', event, properties };
  const request = { items: [message], read: segmentMessage, maxMessageBytes: 32 * 1024 };
  return (await test.ingestion.takeMessages(shop.project, request, true)).rejected;
};

const order = (orderId: string, more: object = {}): Sent => [
  'orders',
  { orderId, customerId: 'ada', orderedAt: '2026-01-05', gross: '10', ...more },
];
const refund = (refundId: string, more: object = {}): Sent => [
  'refunds',
  { refundId, orderId: 'o1', refundedAt: '2026-01-06', amount: '1', ...more },
];
const spend = (channel: string, more: object = {}): Sent => [
  'spend',
  { day: '2026-01-05', channel, amount: '3', ...more },
];

/** `id amount currency at rate`, of all rows with money. */
const amounts = async () => {
  await test.ingestion.drain();
  const part = (table: string, id: string, amount: string) =>
    `select concat(${id}, ' ', toString(${amount}), ' ', currency, ' at ', toString(exchange_rate)) as row from ${table} final`;
  const parts = [
    part('orders', 'order_id', 'gross'),
    part('refunds', 'refund_id', 'amount'),
    part('spend', 'channel', 'amount'),
  ];
  const sql = `select row from (${parts.join(' union all ')}) order by row`;
  return (await shop.rows<{ row: string }>({ sql })).rows.map(({ row }) => row);
};

const currency = async () => (await test.metadata.projects.get(shop.project)).currency;

describe('in a project without a currency', () => {
  it('a refund, spend and an order that name none count, in what the first order that names one tells', async () => {
    expect(await send(...refund('r1'))).toEqual([]);
    expect(await send(...spend('ads'))).toEqual([]);
    expect(await send(...order('o1'))).toEqual([]);
    expect(await currency()).toBeNull();
    expect(await amounts()).toEqual(['ads 3  at 1', 'o1 10  at 1', 'r1 1  at 1']);
    expect(await send(...order('o2', { currency: 'EUR' }))).toEqual([]);
    expect(await amounts()).toEqual(['ads 3 EUR at 1', 'o1 10 EUR at 1', 'o2 10 EUR at 1', 'r1 1 EUR at 1']);
  });

  it('a refund and spend do not tell it, and count when it turns out to be theirs', async () => {
    await send(...spend('ads', { currency: 'USD' }));
    await send(...refund('r1', { currency: 'CHF' }));
    await send(...refund('r2', { currency: 'EUR' }));
    expect(await currency()).toBeNull();
    await send(...order('o1', { currency: 'EUR' }));
    expect(await currency()).toBe('EUR');
    expect(await amounts()).toEqual(['ads 3 USD at 0', 'o1 10 EUR at 1', 'r1 1 CHF at 0', 'r2 1 EUR at 1']);
  });

  it('a row with an exchange rate is in another currency, and is converted by it', async () => {
    expect(await send(...order('o1', { currency: 'USD', exchangeRate: '0.9' }))).toEqual([]);
    expect(await send(...refund('r1', { currency: 'USD', exchangeRate: '0.9' }))).toEqual([]);
    expect(await currency()).toBeNull();
    await send(...order('o2', { currency: 'EUR' }));
    expect(await currency()).toBe('EUR');
    expect(await amounts()).toEqual(['o1 9 USD at 0.9', 'o2 10 EUR at 1', 'r1 0.9 USD at 0.9']);
  });

  it('a rate needs the currency that it is for', async () => {
    expect(await send(...order('o1', { exchangeRate: '0.9' }))).toEqual(['out-of-range /exchangeRate']);
  });

  it('an order that is rejected tells nothing', async () => {
    expect(await send(...order('o1', { currency: 'USD', discount: '11' }))).toEqual([
      'out-of-range /discount',
    ]);
    expect(await currency()).toBeNull();
  });

  it('the messages of an SDK are taken alike', async () => {
    expect(await track('Order Refunded', { order_id: 'o1', refund_id: 'r1', total: 1 })).toEqual([]);
    expect(await track('Order Completed', { order_id: 'o1', revenue: 10 })).toEqual([]);
    expect(await track('Order Updated', { order_id: 'o1', coupon: 'TEN' })).toEqual([]);
    expect(await amounts()).toEqual(['o1 10  at 1', 'r1 1  at 1']);
    expect(await track('Order Completed', { order_id: 'o2', revenue: 5, currency: 'eur' })).toEqual([]);
    expect(await amounts()).toEqual(['o1 10 EUR at 1', 'o2 5 EUR at 1', 'r1 1 EUR at 1']);
  });

  it('an order that was converted is not told to be in the currency that it was paid in', async () => {
    await send(...order('o1', { currency: 'USD', exchangeRate: '0.9' }));
    expect(await track('Order Updated', { order_id: 'o1', coupon: 'TEN' })).toEqual([]);
    expect(await currency()).toBeNull();
    await send(...order('o2', { currency: 'EUR' }));
    expect(await amounts()).toEqual(['o1 9 EUR at 1', 'o2 10 EUR at 1']);
  });

  it('rows count as newly taken in when they begin to count, so that reports are made again', async () => {
    await send(...refund('r1', { currency: 'EUR' }));
    const watermark = async () =>
      (await shop.rows<{ at: string }>({ sql: 'select max(ingested_at) as at from refunds' })).rows[0]!.at;
    const before = await watermark();
    await send(...order('o1', { currency: 'EUR' }));
    expect((await watermark()) > before).toBe(true);
  });

  it('rows count also when the process that learned the currency went down before they did', async () => {
    await send(...refund('r1', { currency: 'EUR' }));
    await test.metadata.projects.setCurrencyIfUnset(shop.project, 'EUR');
    const { home, warehouse, metadata } = test;
    const other = await Ingestion.open({ home, warehouse, metadata });
    await send(...order('o1'), other);
    await other.close();
    expect(await amounts()).toEqual(['o1 10 EUR at 1', 'r1 1 EUR at 1']);
  });

  it('any order of the rows comes to the same', async () => {
    const rows: Sent[] = [
      order('o1', { currency: 'EUR' }),
      order('o2'),
      order('o3', { currency: 'USD', exchangeRate: '0.9' }),
      refund('r1', { currency: 'EUR' }),
      refund('r2'),
      refund('r3', { currency: 'CHF' }),
      refund('r4', { currency: 'CHF', exchangeRate: '1.1' }),
      spend('ads', { currency: 'USD' }),
      spend('mail'),
    ];
    const shuffled = fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length });
    await fc.assert(
      fc.asyncProperty(shuffled, fc.infiniteStream(fc.boolean()), async (sent, waits) => {
        await freshShop();
        for (const row of sent) expect(await send(...row, test.ingestion, waits.next().value)).toEqual([]);
        expect(await amounts()).toEqual([
          'ads 3 USD at 0',
          'mail 3 EUR at 1',
          'o1 10 EUR at 1',
          'o2 10 EUR at 1',
          'o3 9 USD at 0.9',
          'r1 1 EUR at 1',
          'r2 1 EUR at 1',
          'r3 1 CHF at 0',
          'r4 1.1 CHF at 1.1',
        ]);
      }),
      { numRuns: 4 },
    );
  });
});
