import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  fixedClock,
  givenCustomers,
  givenEvents,
  givenOrders,
  givenRefunds,
  openTestWarehouse,
  type TestWarehouse,
} from '#testing';
import { AnalysisRunner, type AnalysisProject } from '../shared/index.js';
import { customer, customers } from './customer.module.js';

let test: TestWarehouse;
let project: AnalysisProject;
const runner = new AnalysisRunner([customer, customers], fixedClock('2026-03-01T00:00:00Z'));

beforeAll(async () => {
  test = await openTestWarehouse();
  const warehouse = await test.project();
  project = { warehouse, timeZone: 'UTC', currency: 'EUR' };
  await givenCustomers(warehouse, [
    [
      'ada',
      { name: 'Ada L.', email: 'ada@example.com', consent: { email: true }, attributes: { tier: 'gold' } },
    ],
    ['zoe', { name: 'Zoë', email: 'zoe@example.com' }],
  ]);
  await givenOrders(warehouse, [
    ['ada', '2026-01-10T12:00', 40, { order_id: 'o1' }],
    ['ada', '2026-02-10T12:00', 60, { order_id: 'o2' }],
    ['ada', '2026-02-11T12:00', 99, { order_id: 'o3', status: 'cancelled' }],
    ['bob', '2026-02-12T12:00', 10, { order_id: 'o4' }],
  ]);
  await givenRefunds(warehouse, [['ada', '2026-02-20', 15, { order_id: 'o2' }]]);
  await givenEvents(warehouse, [
    ['ada', 'product_viewed', '2026-02-09T12:00', { product_id: 'p1' }],
    ['~visitor', 'product_viewed', '2026-02-09T12:00'],
  ]);
});
afterAll(() => test.close());

describe('customers', () => {
  const names = async (parameters: object) =>
    (await runner.run('customers', parameters, project)).rows.map((row) => row['customerId']);

  it('are everyone with a record or an order, the last order first', async () => {
    expect(await names({})).toEqual(['bob', 'ada', 'zoe']);
  });

  it('are found by id, name and e-mail address in any case', async () => {
    expect(await names({ search: 'ZOË' })).toEqual(['zoe']);
    expect(await names({ search: 'example.com' })).toEqual(['ada', 'zoe']);
    expect(await names({ search: 'BO' })).toEqual(['bob']);
    expect(await names({ search: "'; drop table orders" })).toEqual([]);
  });

  it('come in pages that tell how many there are', async () => {
    const page = await runner.run('customers', { limit: 1, offset: 1 }, project);
    expect(page).toMatchObject({
      truncated: true,
      rowCount: 3,
      rows: [{ customerId: 'ada', orders: 2, revenue: '85' }],
    });
  });
});

describe('a customer', () => {
  it('has a profile with the facts of the orders', async () => {
    const { rows } = await runner.run('customer', { customerId: 'ada' }, project);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      name: 'Ada L.',
      orders: 2,
      net: '85',
      refunds: '15',
      averageOrder: '42.5',
      firstOrderAt: '2026-01-10T12:00:00.000Z',
      consent: '{"email":true}',
      attributes: '{"tier":"gold"}',
      events: 1,
    });
  });

  it('has a profile without a record, and none when nobody has heard of it', async () => {
    expect((await runner.run('customer', { customerId: 'bob' }, project)).rows[0]).toMatchObject({
      orders: 1,
      name: '',
    });
    expect((await runner.run('customer', { customerId: 'nobody' }, project)).rows).toEqual([]);
  });

  it('has a timeline of orders, refunds and events, newest first', async () => {
    const { rows } = await runner.run('customer', { customerId: 'ada', level: 'timeline' }, project);
    expect(rows.map(({ at, kind, name, amount }) => [String(at).slice(0, 10), kind, name, amount])).toEqual([
      ['2026-02-20', 'refund', 'refund', '-15'],
      ['2026-02-11', 'order', 'cancelled', '99'],
      ['2026-02-10', 'order', 'paid', '60'],
      ['2026-02-09', 'event', 'product_viewed', null],
      ['2026-01-10', 'order', 'paid', '40'],
    ]);
  });

  it('needs an id', async () => {
    await expect(runner.run('customer', {}, project)).rejects.toThrow('customerId');
  });
});
