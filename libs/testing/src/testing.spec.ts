import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import {
  fixedClock,
  givenCustomers,
  givenEvents,
  givenOrders,
  givenRefunds,
  givenSpend,
  openTestWarehouse,
  type TestWarehouse,
} from '#testing';
import type { ProjectWarehouse } from '#warehouse';

let test: TestWarehouse;
let shop: ProjectWarehouse;
beforeAll(async () => {
  test = await openTestWarehouse();
  shop = await test.project();
});
afterAll(() => test.close());

const table = async (sql: string) =>
  (await shop.rows<Record<string, unknown>>({ sql })).rows.map(Object.values);

describe('rows that a test gives', () => {
  it('are orders with their items', async () => {
    await givenOrders(shop, [
      ['ada', '2024-03-01', 20],
      [
        'bob',
        '2024-03-02T09:30',
        '12.5',
        { discount: '2.5', items: [['tea', 2, '6.25', { category: 'drinks' }]] },
      ],
    ]);
    const orders = await table(
      'select customer_id, ordered_at, goods, items.product_id, items.category from counted_orders order by ordered_at',
    );
    expect(orders).toEqual([
      ['ada', '2024-03-01T00:00:00.000Z', '20', [], []],
      ['bob', '2024-03-02T09:30:00.000Z', '10', ['tea'], ['drinks']],
    ]);
  });

  it('are events of customers and of visitors', async () => {
    await givenEvents(shop, [
      ['ada', 'product_viewed', '2024-02-01', { product_id: 'tea' }],
      ['~v1', 'product_viewed', '2024-02-02'],
    ]);
    const events = await table(
      'select customer_id, anonymous_id, product_id from events order by occurred_at',
    );
    expect(events).toEqual([
      ['ada', '', 'tea'],
      ['', 'v1', ''],
    ]);
  });

  it('are refunds, customers and spend', async () => {
    await givenRefunds(shop, [['ada', '2024-03-05', '5']]);
    await givenCustomers(shop, [['ada', { consent: { email: true } }]]);
    await givenSpend(shop, [['2024-03-01', 'search', 100]]);
    expect(await table('select customer_id, amount from refunds final')).toEqual([['ada', '5']]);
    expect(await table("select customer_id, consent['email'] from customers final")).toEqual([['ada', true]]);
    expect(await table('select day, channel, amount from spend final')).toEqual([
      ['2024-03-01', 'search', '100'],
    ]);
  });
});

describe('a clock that stands still', () => {
  it('says the same instant each time and refuses what is none', () => {
    const clock = fixedClock('2024-06-30T12:00:00Z');
    clock.now().setFullYear(1999);
    expect(clock.now()).toEqual(new Date('2024-06-30T12:00:00Z'));
    expect(() => fixedClock('soon')).toThrow('no instant');
  });
});

describe('closing', () => {
  it('removes the folder', async () => {
    const other = await openTestWarehouse();
    expect(existsSync(other.home)).toBe(true);
    await other.close();
    expect(existsSync(other.home)).toBe(false);
  });
});
