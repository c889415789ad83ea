import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestIngestion, type TestIngestion } from '../../../../testing/src/test.ingestion.js';
import type { ImportOptions } from '../import-file.js';
import { cleanCell } from './order-lines.js';

let test: TestIngestion;

beforeAll(async () => {
  test = await openTestIngestion();
});
afterAll(() => test.close());

const fixture = (name: string) => `fixtures/shops/${name}`;

/** A project of its own, the file's import into it, and questions. */
async function shop(project: string) {
  const warehouse = await test.project(project);
  const rows = async (sql: string) => (await warehouse.rows<Record<string, unknown>>({ sql })).rows;
  return {
    rows,
    take: (path: string, preset: string, options?: ImportOptions) =>
      test.ingestion.importFile(project, 'orders', path, { preset, ...options }),
    counted: async () =>
      (
        await rows(`
          select count() as orders, sum(gross) as gross,
              sum(goods) - (select sum(amount) from refunds final) as net
          from counted_orders`)
      )[0],
  };
}

describe('shopify', () => {
  it('comes out as worked out by hand, also the second time', async () => {
    const { take, rows, counted } = await shop('shopify');
    for (let round = 0; round < 2; round++) {
      const summary = await take(fixture('shopify-orders.csv'), 'shopify');
      expect(summary).toMatchObject({
        rows: 8,
        rejected: 2,
        tables: { orders: { accepted: 4 }, refunds: { accepted: 2 } },
      });
      expect(await counted()).toEqual({ orders: '3', gross: '170', net: '95' });
    }
    expect(
      await rows(`
        select order_id, customer_id, toString(ordered_at) as at, discount, shipping, tax, coupon, region,
            items.product_id as products, items.price as prices, items.discount as discounts
        from orders final where order_id in ('5001001', '5001002') order by order_id`),
    ).toEqual([
      {
        order_id: '5001001',
        customer_id: 'ada@example.org',
        at: '2026-01-05 09:00:00.000',
        discount: '5',
        shipping: '4.9',
        tax: '8.55',
        coupon: 'NEW5',
        region: 'FR',
        products: ['SH-M', 'CAP'],
        prices: ['20', '10'],
        discounts: ['4', '1'],
      },
      expect.objectContaining({ order_id: '5001002', prices: ['100'], discounts: ['0'] }),
    ]);
    expect(await rows('select order_id, amount from refunds final order by order_id')).toEqual([
      { order_id: '5001002', amount: '50' },
      { order_id: '5001006', amount: '20' },
    ]);
  });

  it('rejects an order with all of its lines, and keeps them once', async () => {
    const { rows } = await shop('shopify');
    const kept = await rows('select code, path, raw, origin from rejected_rows final order by code');
    expect(kept).toMatchObject([
      { code: 'invalid-money', path: '/Lineitem quantity', origin: 'import shopify-orders.csv' },
      { code: 'missing-field', path: '/customerId' },
    ]);
    expect((kept[0]!['raw'] as string).split('\n')).toHaveLength(2);
  });
});

describe('woocommerce', () => {
  it('comes out as worked out by hand', async () => {
    const { take, rows, counted } = await shop('woo');
    const summary = await take(fixture('woocommerce-orders.csv'), 'woocommerce');
    expect(summary).toMatchObject({ rows: 4, rejected: 0, tables: { orders: { accepted: 3 } } });
    expect(await counted()).toEqual({ orders: '2', gross: '67', net: '46' });
    expect(
      await rows(
        'select order_id, customer_id, coupon, items.name as names, items.price as prices, toString(ordered_at) as at from orders final order by order_id',
      ),
    ).toMatchObject([
      { order_id: '727', customer_id: '26', coupon: 'ten', names: ['Mug', 'Pot'], prices: ['10', '30'] },
      {
        order_id: '728',
        customer_id: 'guest@example.org',
        names: ['Mug', 'Tea: green'],
        prices: ['10', '3.5'],
        at: '2026-01-06 09:15:00.000',
      },
      { order_id: '729' },
    ]);
  });
});

describe('taobao', () => {
  it('comes out of GBK as worked out by hand', async () => {
    const path = fixture('taobao-orders.csv');
    // 订单编号 in GBK; no UTF-8.
    expect((await readFile(path)).subarray(0, 8).toString('hex')).toBe('b6a9b5a5b1e0bac5');
    const { take, rows, counted } = await shop('taobao');
    const summary = await take(path, 'taobao');
    expect(summary).toMatchObject({ rows: 4, rejected: 0, tables: { orders: { accepted: 4 } } });
    expect(await counted()).toEqual({ orders: '3', gross: '346', net: '238' });
    expect(
      await rows(`
        select order_id, customer_id, status, currency, region, toString(ordered_at) as at, items.name as names,
            items.quantity as quantities, items.price as prices
        from orders final order by order_id`),
    ).toMatchObject([
      {
        order_id: '1234567890123456789',
        customer_id: '小明',
        status: 'paid',
        currency: 'CNY',
        region: '浙江省',
        at: '2026-01-05 01:30:00.000',
        names: ['纯棉衬衫'],
        quantities: ['2'],
        prices: ['99'],
      },
      { order_id: '1234567890123456790', status: 'refunded', region: '上海', names: [] },
      { order_id: '1234567890123456791', status: 'pending', at: '2026-01-06 00:05:00.000' },
      { order_id: '1234567890123456792', status: 'paid' },
    ]);
  });

  it('is the same in UTF-8 with a mark, and where a column of amounts is missing', async () => {
    const { take, rows } = await shop('taobao-utf8');
    const path = join(test.home, 'taobao.csv');
    const lines = [
      '\ufeff订单编号,买家会员名,总金额,订单创建时间,订单付款时间 ',
      '1,a,20.00,2026-01-05 09:30:00,2026-01-05 09:30:00',
    ];
    await writeFile(path, lines.join('\n'));
    await take(path, 'taobao');
    expect(await rows('select order_id, status, gross from orders final')).toEqual([
      { order_id: '1', status: 'paid', gross: '20' },
    ]);
  });
});

describe('jd', () => {
  it('comes out of GBK as worked out by hand, its scattered lines as one order', async () => {
    const { take, rows, counted } = await shop('jd');
    const summary = await take(fixture('jd-orders.csv'), 'jd');
    expect(summary).toMatchObject({ rows: 5, rejected: 1, tables: { orders: { accepted: 3 } } });
    expect(summary.reasons).toMatchObject([{ code: 'not-allowed', path: '/订单状态', count: 1 }]);
    expect(await rows('select count() as n, sum(goods) as net from counted_orders')).toEqual([
      { n: '1', net: '380' },
    ]);
    expect(await counted()).toMatchObject({ gross: '400' });
    expect(
      await rows(
        'select order_id, status, items.product_id as products, items.quantity as quantities, items.discount as discounts from orders final order by order_id',
      ),
    ).toMatchObject([
      {
        order_id: '290012345678901234',
        products: ['100001', '100002'],
        quantities: ['1', '2'],
        discounts: ['15', '5'],
      },
      { order_id: '290012345678901235', status: 'cancelled' },
      { order_id: '290012345678901236', status: 'pending' },
    ]);
  });
});

describe('a dry run', () => {
  it.each([
    ['shopify', 'shopify-orders.csv', 4, 2],
    ['woocommerce', 'woocommerce-orders.csv', 3, 0],
    ['taobao', 'taobao-orders.csv', 4, 0],
    ['jd', 'jd-orders.csv', 3, 1],
  ])('of %s shows rows and reasons, and keeps nothing', async (preset, name, accepted, rejected) => {
    // The project is not even made.
    const summary = await test.ingestion.importFile(`dry-${preset}`, 'orders', fixture(name), {
      preset,
      dryRun: true,
    });
    expect(summary).toMatchObject({ dryRun: true, rejected, tables: { orders: { accepted } } });
    expect(summary.rejectedFile).toBeUndefined();
    expect(summary.sample[0]).toMatchObject({ table: 'orders', row: { source: preset } });
    expect(await test.metadata.projects.find(`dry-${preset}`)).toBeNull();
  });
});

describe('a cell', () => {
  it.each([
    ['="1234567890123456789"', '1234567890123456789'],
    ["'75008", '75008'],
    [' 12\t', '12'],
    ['=12', '12'],
    ['', ''],
    ['a=b', 'a=b'],
  ])('%j is %j', (cell, text) => expect(cleanCell(cell)).toBe(text));
});
