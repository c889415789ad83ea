import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProjectWarehouse } from '#warehouse';
import { openTestIngestion, type TestIngestion } from '../../testing/src/test.ingestion.js';
import type { TableName } from './rows/row-type.js';

let test: TestIngestion;
let shop: ProjectWarehouse;

beforeAll(async () => {
  test = await openTestIngestion();
  shop = await test.project('shop');
});
afterAll(() => test.close());

const send = (table: TableName, body: unknown, contentType = 'application/json') => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return test.ingestion.ingest('shop', table, Readable.from([text]), { contentType, wait: true });
};

const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');

const order = (orderId: string, more: object = {}) => ({
  orderId,
  customerId: 'ada',
  orderedAt: '2024-05-01T10:00:00Z',
  currency: 'EUR',
  gross: '10.00',
  ...more,
});

const event = (eventId: string, more: object = {}) => ({
  eventId,
  name: 'product_viewed',
  occurredAt: '2024-05-01T10:00:00Z',
  customerId: 'ada',
  ...more,
});

const gross = async (orderId: string) => {
  const question = {
    sql: 'select toString(gross) as gross from orders final where order_id = {id:String}',
    params: { id: orderId },
  };
  return (await shop.rows<{ gross: string }>(question)).rows.map((row) => row.gross);
};

const eventNames = async (eventId: string) => {
  const question = {
    sql: 'select name from events where event_id = {id:String} order by name',
    params: { id: eventId },
  };
  return (await shop.rows<{ name: string }>(question)).rows.map((row) => row.name);
};

describe('orders', () => {
  it('can be read when a waiting request is answered', async () => {
    const result = await send('orders', order('o1'));
    expect(result).toEqual({ received: 1, accepted: 1, rejected: [], rejectedCount: 0, truncated: false });
    expect(await gross('o1')).toEqual(['10']);
    expect((await test.metadata.projects.get('shop')).currency).toBe('EUR');
  });

  it('replaces an order by its newer version, whatever comes last', async () => {
    await send('orders', order('o2', { gross: 20, updatedAt: '2024-05-03' }));
    await send('orders', order('o2', { gross: 30, updatedAt: '2024-05-02' }));
    expect(await gross('o2')).toEqual(['20']);
    await send('orders', order('o2', { gross: 40, updatedAt: '2024-05-03' }));
    expect(await gross('o2')).toEqual(['40']);
  });

  it('keeps the good rows of a partly bad request', async () => {
    const result = await send('orders', [order('o3'), order('o4', { gross: '-1' }), order('o5')]);
    expect(result).toMatchObject({ received: 3, accepted: 2, rejectedCount: 1 });
    expect(result.rejected).toEqual([
      { index: 1, code: 'out-of-range', message: 'must not be negative', path: '/gross' },
    ]);
    expect(await gross('o3')).toEqual(['10']);
    expect(await gross('o4')).toEqual([]);
    expect(await gross('o5')).toEqual(['10']);
  });

  it('rejects the row that another one of the same request replaces', async () => {
    const newest = order('o6', { gross: 2, updatedAt: '2024-05-09' });
    const result = await send('orders', [
      order('o6', { gross: 1 }),
      newest,
      order('o6', { gross: 3 }),
      newest,
    ]);
    expect(result).toMatchObject({ received: 4, accepted: 2 });
    expect(result.rejected.map(({ index, code }) => [index, code])).toEqual([
      [0, 'duplicate-in-request'],
      [2, 'duplicate-in-request'],
    ]);
    expect(await gross('o6')).toEqual(['2']);
  });

  it('converts once by the rate given, and does not count what has none', async () => {
    await send('orders', [
      order('usd', { currency: 'USD', exchangeRate: '0.9', gross: '11.11' }),
      order('jpy', { currency: 'JPY', gross: 500 }),
    ]);
    expect(await gross('usd')).toEqual(['9.999']);
    const { rows } = await shop.rows({
      sql: "select order_id from counted_orders where order_id in ('usd', 'jpy')",
    });
    expect(rows).toEqual([{ order_id: 'usd' }]);
  });
});

describe('events', () => {
  it('keeps each id once: the same content changes nothing, other content replaces', async () => {
    await send('events', [event('e1'), event('e2')]);
    await send('events', [event('e1'), event('e3')]);
    expect(await eventNames('e1')).toEqual(['product_viewed']);
    await send('events', event('e1', { name: 'cart_viewed', occurredAt: '2024-05-02T00:00:00Z' }));
    expect(await eventNames('e1')).toEqual(['cart_viewed']);
    await send('events', event('e1'));
    expect(await eventNames('e1')).toEqual(['product_viewed']);
    await send('events', event('e1'));
    expect(await eventNames('e1')).toEqual(['product_viewed']);
    expect(await eventNames('e2')).toEqual(['product_viewed']);
  });

  it('takes NDJSON', async () => {
    const body = lines([event('n1'), event('n2', { value: 'x' }), event('n3')]);
    const result = await send('events', body, 'application/x-ndjson');
    expect(result).toMatchObject({ received: 3, accepted: 2 });
    expect(result.rejected).toMatchObject([{ index: 1, code: 'invalid-money', path: '/value' }]);
  });
});

describe('status', () => {
  it('adds up: received = stored + duplicate + rejected + waiting', async () => {
    const { events } = await test.ingestion.status('shop');
    expect(events).toEqual({ received: 10, stored: 7, duplicate: 2, rejected: 1, waiting: 0 });
  });

  it('keeps the rejected rows with what was sent', async () => {
    const { rows } = await shop.rows<{ code: string; raw: string }>({
      sql: "select code, path, raw from rejected_rows final where table = 'events'",
    });
    expect(rows).toEqual([
      { code: 'invalid-money', path: '/value', raw: JSON.stringify(event('n2', { value: 'x' })) },
    ]);
  });
});
