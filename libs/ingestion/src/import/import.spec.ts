import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sharedData } from '#testing';
import { openTestIngestion, type TestIngestion } from '../../../testing/src/test.ingestion.js';
import type { TableName } from '../rows/row-type.js';
import type { ImportOptions } from './import-file.js';

let test: TestIngestion;

beforeAll(async () => {
  test = await openTestIngestion();
});
afterAll(() => test.close());

async function shop(name: string) {
  const warehouse = await test.project(name);
  return {
    take: (table: TableName, path: string, options?: ImportOptions) =>
      test.ingestion.importFile(name, table, path, options),
    /** What ClickHouse writes as Parquet. */
    parquet: async (sql: string) => buffer(await warehouse.stream({ sql }, 'Parquet')),
    one: async (sql: string) => (await warehouse.rows<Record<string, unknown>>({ sql })).rows[0],
  };
}

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(test.home, name);
  await writeFile(path, content);
  return path;
}

const totals = 'select count() as n, uniqExact(person) as people, sum(gross) as gross from counted_orders';

describe('CSV', () => {
  it('is taken by the names of its columns, and again without effect', async () => {
    const { take, one } = await shop('csv');
    const path = await file(
      'orders.csv',
      'order_id,customer_id,orderedAt,currency,gross,items\r\n' +
        'o1,ada,2024-01-01 10:00:00,EUR,10.50,\r\n' +
        '"o,2",bob,2024-01-02,EUR,,"[{""productId"": ""p1"",\n""price"": ""2.5"", ""quantity"": 2}]"\r\n' +
        'o3,cy,2024-13-02,EUR,5,\r\n' +
        'o4,dan,2024-01-02,EUR\r\n',
    );
    for (let round = 0; round < 2; round++) {
      const summary = await take('orders', path);
      expect(summary).toMatchObject({ rows: 4, rejected: 2, tables: { orders: { accepted: 2 } } });
      expect(summary.reasons.map(({ code, path, count }) => [code, path, count])).toEqual([
        ['invalid-date', '/orderedAt', 1],
        ['invalid-record', '', 1],
      ]);
      const kept = (await readFile(summary.rejectedFile!, 'utf8')).trim().split('\n');
      expect(JSON.parse(kept[0]!)).toMatchObject({
        row: 3,
        code: 'invalid-date',
        raw: 'o3,cy,2024-13-02,EUR,5,',
      });
      expect(await one(totals)).toEqual({ n: '2', people: '2', gross: '15.5' });
    }
  });

  it('with semicolons, in GBK, gzipped, by a mapping', async () => {
    const { take, one } = await shop('mapped');
    // "会员" (member) in GBK; the cell holds a Chinese name.
    const head = Buffer.from('nr;date;sum;');
    const name = Buffer.from([0xbb, 0xe1, 0xd4, 0xb1]);
    const row = Buffer.concat([Buffer.from('7.0;31.12.2023 09:05;1.234,50;'), name]);
    const bytes = Buffer.concat([head, name, Buffer.from('\n'), row]);
    const path = await file('orders.csv.gz', gzipSync(bytes));
    const mapping = {
      orderId: { column: 'nr', format: 'integer-with-zeros' },
      orderedAt: { column: 'date', format: 'day-month-year' },
      gross: { column: 'sum', format: 'decimal-comma' },
      customerId: '会员',
      currency: { constant: 'CNY' },
    };
    await take('orders', path, { mapping, encoding: 'gb18030' });
    const sql = 'select order_id, toString(ordered_at) as at, gross, customer_id, currency from orders final';
    expect(await one(sql)).toEqual({
      order_id: '7',
      at: '2023-12-31 09:05:00.000',
      gross: '1234.5',
      customer_id: '会员',
      currency: 'CNY',
    });
    expect((await test.metadata.projects.get('mapped')).currency).toBe('CNY');
  });

  it('in Latin 1 is not taken for Chinese: it is refused until the encoding is said', async () => {
    const { take, one } = await shop('latin');
    const rows = 'orderId,customerId,orderedAt,gross,currency\n1,J\xfcrgen,2026-01-05,10,EUR\n';
    const path = await file('latin.csv', Buffer.from(rows, 'latin1'));
    await expect(take('orders', path)).rejects.toMatchObject({ code: 'invalid-encoding' });
    expect(await one('select count() as n from orders')).toEqual({ n: '0' });
    await take('orders', path, { encoding: 'windows-1252' });
    expect(await one('select customer_id from orders final')).toEqual({ customer_id: 'Jürgen' });
    await expect(take('orders', path, { encoding: 'klingon' })).rejects.toThrow('must be one of utf-8');
    const json = await file('said.json', '[]');
    await expect(take('orders', json, { encoding: 'gb18030' })).rejects.toThrow('an encoding is for CSV');
  });

  it('says which columns and fields it does not know', async () => {
    const { take } = await shop('csv');
    const path = await file('unknown.csv', 'order_id,totl\n1,2\n');
    await expect(take('orders', path)).rejects.toMatchObject({
      code: 'invalid-parameters',
      message: expect.stringContaining('columns that orders do not know: totl'),
    });
    const mapping = { orderId: 'nr', customerId: 'totl', orderedAt: 'totl' };
    await expect(take('orders', path, { mapping })).rejects.toThrow(
      'the file has no column nr; it has: order_id, totl',
    );
    await expect(take('orders', path, { mapping: { orderId: 'order_id' } })).rejects.toThrow(
      'the mapping lacks customerId, orderedAt',
    );
    await expect(take('orders', path, { mapping: { totl: 'totl' } })).rejects.toThrow(
      'totl is no field of orders',
    );
    await expect(take('orders', path, { preset: 'nope' })).rejects.toThrow('there are: cdnow, online-retail');
    await expect(take('orders', join(test.home, 'none.csv'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(take('orders', await file('empty.csv', ''))).rejects.toMatchObject({ code: 'invalid-body' });
  });
});

describe('NDJSON and JSON', () => {
  const event = (eventId: string, more: object = {}) => ({
    eventId,
    name: 'product_viewed',
    occurredAt: '2024-01-01T00:00:00Z',
    customerId: 'ada',
    ...more,
  });

  it('are taken; a repeated import changes nothing and says so', async () => {
    const { take, one } = await shop('json');
    const rows = [event('1'), event('2'), event('3', { value: 1 }), event('4')];
    const path = await file('events.ndjson', rows.map((row) => JSON.stringify(row)).join('\n'));
    expect((await take('events', path)).tables.events).toEqual({ accepted: 4, duplicate: 0, refused: 0 });
    expect((await take('events', path)).tables.events).toEqual({ accepted: 4, duplicate: 4, refused: 0 });
    expect(await one('select count() as n from events')).toEqual({ n: '4' });
    const list = await file('events.json', JSON.stringify([event('4'), event('5')], null, 1));
    expect((await take('events', list)).tables.events).toEqual({ accepted: 2, duplicate: 1, refused: 0 });
  });

  it('are written into one part after a large import, which is told, and else are not', async () => {
    const { take, one } = await shop('compacted');
    const path = async (name: string) =>
      file(
        `${name}.ndjson`,
        JSON.stringify({ eventId: name, name: 'a', customerId: 'ada', occurredAt: '2024-01-01' }),
      );
    const told: boolean[] = [];
    const onProgress: ImportOptions['onProgress'] = ({ isCompacting }) => void told.push(isCompacting);
    const parts = 'select uniqExact(_part) as parts, count() as events from events';
    await take('events', await path('e1'), { onProgress });
    await take('events', await path('e2'), { onProgress, compactFrom: 101 });
    expect(await one(parts)).toEqual({ parts: '2', events: '2' });
    // A repeated event is not a new one.
    await take('events', await path('e2'), { onProgress, compactFrom: 1 });
    expect(told).not.toContain(true);
    await take('events', await path('e3'), { onProgress, compactFrom: 1 });
    expect(await one(parts)).toEqual({ parts: '1', events: '3' });
    expect(told.at(-1)).toBe(true);
    // Of a small table a quarter has to be new.
    await take('events', await path('e4'), { onProgress, compactFrom: 2 });
    expect(await one(parts)).toEqual({ parts: '1', events: '4' });
    told.length = 0;
    await take('events', await path('e5'), { onProgress, compactFrom: 2 });
    expect(await one(parts)).toEqual({ parts: '2', events: '5' });
    expect(told).not.toContain(true);
  });

  it('count as their newest version alone, whether versions lie in one block, in several parts or are merged', async () => {
    const { take, one } = await shop('versions');
    const order = (id: number, gross: number, updatedAt: string) =>
      JSON.stringify({
        orderId: `o${id}`,
        customerId: `c${id % 100}`,
        ...{ orderedAt: '2024-01-01', currency: 'EUR', gross, updatedAt },
      });
    const ids = Array.from({ length: 12_000 }, (_, id) => id);
    // Of equal times the later line counts, else the later time; 12,000 keys are more than one granule.
    const lines = [
      ...ids.map((id) => order(id, id % 2 ? 1_000_000 : 10, id % 2 ? '2024-01-01' : '2024-01-03')),
      ...ids.map((id) => order(id, id % 2 ? 1 : 1_000_000, id % 2 ? '2024-01-01' : '2024-01-02')),
    ];
    const seen = 'select count() as n, sum(gross) as gross, uniqExact(person) as people from counted_orders';
    const stored = 'select uniqExact(_part) as parts, count() as versions from orders';
    const kept = { compactFrom: 1_000_000_000 };

    await take('orders', await file('versions-1.ndjson', lines.join('\n')), kept);
    expect(await one(stored)).toEqual({ parts: '1', versions: '24000' });
    expect(await one(seen)).toEqual({ n: '12000', gross: '66000', people: '100' });

    await take('orders', await file('versions-2.ndjson', order(12_000, 5, '2024-01-01')), kept);
    expect(await one(stored)).toEqual({ parts: '2', versions: '24001' });
    expect(await one(seen)).toEqual({ n: '12001', gross: '66005', people: '100' });

    await take('orders', await file('versions-3.ndjson', order(0, 20, '2024-01-03')), { compactFrom: 1 });
    expect(await one(stored)).toEqual({ parts: '1', versions: '12001' });
    expect(await one(seen)).toEqual({ n: '12001', gross: '66015', people: '100' });
  });

  it('are only checked by a dry run', async () => {
    const { take, one } = await shop('dry');
    const order = { orderId: 1, customerId: 2, orderedAt: '2024-01-01', gross: 1, currency: 'EUR' };
    const path = await file('orders.ndjson', `${JSON.stringify(order)}\n{"orderId":2}\n`);
    expect(await take('orders', path, { dryRun: true })).toMatchObject({
      dryRun: true,
      rows: 2,
      rejected: 1,
      tables: { orders: { accepted: 1 } },
    });
    expect(await one('select count() as n from orders')).toEqual({ n: '0' });
    expect((await test.metadata.projects.get('dry')).currency).toBeNull();
  });
});

describe('Parquet', () => {
  it('is taken with its decimals, times, lists and maps', async () => {
    const { take, one, parquet } = await shop('parquet');
    const path = await file(
      'orders.parquet',
      await parquet(`
        select concat('o', toString(number)) as order_id, toInt64(number % 2) as customer_id,
            toDateTime64('2024-01-01 10:00:00.123', 3, 'UTC') as ordered_at, 'EUR' as currency,
            toDecimal64(number, 2) + toDecimal64('12.34', 2) as gross, cast(null as Nullable(String)) as coupon,
            [tuple('p1', 2, 1.5)::Tuple(productId String, quantity Int32, price Float64)] as items
        from numbers(3)`),
    );
    expect(await take('orders', path)).toMatchObject({
      rows: 3,
      rejected: 0,
      tables: { orders: { accepted: 3 } },
    });
    expect(await one(totals)).toEqual({ n: '3', people: '2', gross: '40.02' });
    const sql =
      "select toString(ordered_at) as at, coupon, items.quantity as q, items.price as p from orders final where order_id = 'o1'";
    expect(await one(sql)).toEqual({ at: '2024-01-01 10:00:00.123', coupon: '', q: ['2'], p: ['1.5'] });
    const people = await file(
      'customers.parquet',
      await parquet(`select 'ada' as nr, map('tier', 'gold') as attributes, map('email', true) as consent`),
    );
    const mapping = { customerId: 'nr', attributes: 'attributes', consent: 'consent' };
    await take('customers', people, { mapping });
    expect(await one('select attributes, consent from customers final')).toEqual({
      attributes: { tier: 'gold' },
      consent: { email: true },
    });
  });

  it('that is cut off, or has columns that nobody knows, is refused', async () => {
    const { take, parquet } = await shop('parquet');
    const bytes = await parquet('select 1 as totl');
    const unknown = await file('unknown.parquet', bytes);
    await expect(take('orders', unknown)).rejects.toThrow('columns that orders do not know: totl');
    const torn = await file('torn.parquet', bytes.subarray(0, -20));
    await expect(take('orders', torn)).rejects.toMatchObject({ code: 'invalid-body' });
    const nested = await file(
      'nested.parquet',
      await parquet("select [1] as order_id, 'x' as customer_id, '2026-01-05' as ordered_at"),
    );
    await expect(take('orders', nested)).rejects.toThrow('the column order_id is nested, but orderId is not');
  });
});

describe('online-retail', () => {
  it('makes an order of an invoice, also when its lines are scattered, and a refund of a cancellation', async () => {
    const { take, one } = await shop('invoices');
    const path = await file(
      'retail.csv',
      [
        'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
        '1,A,APPLE,2,2010-12-01 08:27:00,1.255,17.0,UK',
        '1,B,BEAR,1,2010-12-01 08:26:00,3,17.0,UK',
        '2,A,APPLE,1,2010-12-01 09:00:00,1,18.0,UK',
        '1,C,CUP,1,2010-12-01 08:27:00,0.5,17.0,UK',
        'C3,A,APPLE,-2,2010-12-02 09:00:00,1.255,17.0,UK',
        '4,A,APPLE,1,2010-12-02 09:00:00,1,,UK',
        '5,A,APPLE,-1,2010-12-02 09:00:00,1,17.0,UK',
        '5,A,APPLE,1,2010-12-02 09:00:00,0,17.0,UK',
      ].join('\n'),
    );
    const summary = await take('orders', path, { preset: 'online-retail' });
    expect(summary).toMatchObject({
      rows: 8,
      rejected: 3,
      tables: { orders: { accepted: 2 }, refunds: { accepted: 1 } },
    });
    expect(summary.reasons.map(({ code, path, count }) => `${code} ${path} ${count}`).sort()).toEqual([
      'missing-field /CustomerID 1',
      'out-of-range /Quantity 1',
      'out-of-range /UnitPrice 1',
    ]);
    expect(
      await one(
        "select customer_id, toString(ordered_at) as at, gross, length(items.price) as lines from orders final where order_id = '1'",
      ),
    ).toEqual({ customer_id: '17', at: '2010-12-01 08:26:00.000', gross: '6.01', lines: '3' });
    expect(await one('select refund_id, order_id, customer_id, amount from refunds final')).toEqual({
      refund_id: 'C3',
      order_id: '',
      customer_id: '17',
      amount: '2.51',
    });
  });
});

const cdnow = sharedData('data/cdnow/CDNOW_master.txt.gz');
const sample = sharedData('data/cdnow/CDNOW_sample.txt');
const retail = sharedData('data/uci_online_retail/online_retail.csv.gz');
const simple = sharedData('data/simple_shop/simple-onlineshop.csv');
const abTest = sharedData('data/simple_shop/ab_test_demo.csv');
const isThere = [cdnow, sample, retail, simple, abTest].every((path) => path !== undefined);

(isThere ? describe : describe.skip)('the published counts', () => {
  it('of CDNOW come out, equal lines summed and not dropped, twice over', async () => {
    const { take, one } = await shop('cdnow');
    for (let round = 0; round < 2; round++) {
      const summary = await take('orders', cdnow!, { preset: 'cdnow' });
      expect(summary).toMatchObject({ rows: 69_659, rejected: 0 });
      expect(await one(totals)).toEqual({ n: '69659', people: '23570', gross: '2500315.63' });
    }
    const small = await shop('sample');
    await small.take('orders', sample!, { preset: 'cdnow' });
    expect(await small.one(totals)).toMatchObject({ n: '6919', people: '2357' });
  });

  it('of Online Retail come out', async () => {
    const { take, one } = await shop('retail');
    const summary = await take('orders', retail!, { preset: 'online-retail' });
    expect(summary).toMatchObject({ rows: 541_909, rejected: 135_120 });
    expect(summary.reasons.map(({ path, count }) => [path, count])).toEqual([
      ['/CustomerID', 135_080],
      ['/UnitPrice', 40],
    ]);
    expect(await one(totals)).toEqual({ n: '18532', people: '4338', gross: '8911407.904' });
    expect(await one('select count() as n from refunds final')).toEqual({ n: '3654' });
  });

  it('of the simple shop come out, and the second file adds to the events of the first', async () => {
    const { take, one } = await shop('simple');
    await take('events', simple!, { preset: 'simple-shop' });
    await take('events', simple!, { preset: 'simple-shop' });
    const counts = 'select count() as n, uniqExact(event_id) as ids, uniqExact(person) as people from events';
    expect(await one(counts)).toEqual({ n: '32283', ids: '32283', people: '3751' });
    await take('events', abTest!, { preset: 'simple-shop' });
    expect(await one(counts)).toMatchObject({ n: '39068', ids: '39068' });
    expect(
      await one(
        "select count() as n, sum(value) as total from events where name = 'payment_done' and value > 0",
      ),
    ).toMatchObject({ n: expect.stringMatching(/^[1-9]/) });
  });
});
