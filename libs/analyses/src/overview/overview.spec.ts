import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixedClock, givenOrders, givenRefunds, openTestWarehouse, type TestWarehouse } from '#testing';
import { AnalysisRunner, type AnalysisProject } from '../shared/index.js';
import { overview } from './overview.module.js';

let test: TestWarehouse;
let project: AnalysisProject;
const runner = new AnalysisRunner([overview], fixedClock('2026-03-01T00:00:00Z'));
const ask = async (parameters: object) => (await runner.run('overview', parameters, project)).rows;

beforeAll(async () => {
  test = await openTestWarehouse();
  const warehouse = await test.project('overview');
  project = { warehouse, timeZone: 'Europe/Berlin', currency: 'EUR' };
  await givenOrders(warehouse, [
    ['ada', '2026-01-10T12:00', 40, { order_id: 'old' }],
    ['ada', '2026-02-01T22:59', 100, { discount: '10' }],
    ['bob', '2026-02-01T23:00', 50],
    ['bob', '2026-02-03T12:00', 20],
    ['eve', '2026-02-03T12:00', 999, { status: 'cancelled' }],
  ]);
  await givenRefunds(warehouse, [['ada', '2026-02-03T08:00', 40, { order_id: 'old' }]]);
});
afterAll(() => test.close());

describe('overview', () => {
  const range = { from: '2026-02-01', to: '2026-02-04' };

  it('cuts days in the zone of the shop and takes refunds at their own time', async () => {
    expect(await ask({ ...range, level: 'days' })).toEqual([
      { day: '2026-02-01', orders: 1, customers: 1, newCustomers: 0, revenue: '90', refunds: '0' },
      { day: '2026-02-02', orders: 1, customers: 1, newCustomers: 1, revenue: '50', refunds: '0' },
      { day: '2026-02-03', orders: 1, customers: 1, newCustomers: 0, revenue: '-20', refunds: '40' },
    ]);
  });

  it('adds the days up', async () => {
    expect(await ask(range)).toEqual([
      { orders: 3, customers: 2, newCustomers: 1, revenue: '120', refunds: '40', averageOrder: '40' },
    ]);
  });

  it('is about those who ordered, at each level', async () => {
    for (const level of ['totals', 'days', 'summary', 'customers']) {
      const { population } = await runner.run('overview', { ...range, level }, project);
      expect([level, population]).toEqual([level, 2]);
    }
  });

  it('begins with a whole day where no range is given', async () => {
    const { parameters } = await runner.run('overview', {}, project);
    expect(parameters).toMatchObject({ from: '2026-01-29T23:00:00.000Z', to: '2026-03-01T00:00:00.000Z' });
  });

  it('rounds the average', async () => {
    const [totals] = await ask({ ...range, basis: 'gross' });
    expect(totals).toMatchObject({ orders: 3, revenue: '170', averageOrder: '56.6667' });
  });

  it('has a row for each day of seventy years, those before 1970, too', async () => {
    const rows = await ask({ from: '1956-01-01', to: '2026-03-01', level: 'days' });
    const [first] = rows;
    expect([rows.length, first!['day'], rows.at(-1)!['day']]).toEqual([25_627, '1956-01-01', '2026-02-28']);
    expect(rows.reduce((sum, row) => sum + Number(row['orders']), 0)).toBe(4);
  });

  it('gives the whole range and its days in one answer', async () => {
    const rows = await ask({ ...range, level: 'summary' });
    const withAverage = (row: Record<string, unknown>, averageOrder: string | null) => ({
      ...row,
      averageOrder,
    });
    const [first, second, third] = await ask({ ...range, level: 'days' });
    expect(rows).toEqual([
      { day: null, ...(await ask(range))[0] },
      withAverage(first!, '90'),
      withAverage(second!, '50'),
      withAverage(third!, '-20'),
    ]);
    const quiet = await ask({ from: '2025-01-01', to: '2025-01-03', level: 'summary' });
    expect(quiet.map((row) => [row['day'], row['orders'], row['averageOrder']])).toEqual([
      [null, 0, null],
      ['2025-01-01', 0, null],
      ['2025-01-02', 0, null],
    ]);
  });

  it('lists the people behind each number', async () => {
    const people = await ask({ ...range, level: 'customers' });
    expect(people).toEqual([
      {
        customerId: 'bob',
        orders: 2,
        revenue: '70',
        refunds: '0',
        firstOrderedAt: '2026-02-01T23:00:00.000Z',
      },
      {
        customerId: 'ada',
        orders: 1,
        revenue: '50',
        refunds: '40',
        firstOrderedAt: '2026-01-10T12:00:00.000Z',
      },
    ]);
    const who = async (more: object) =>
      (await ask({ ...range, level: 'customers', ...more })).map((row) => row['customerId']);
    expect(await who({ who: 'new' })).toEqual(['bob']);
    expect(await who({ who: 'refunded' })).toEqual(['ada']);
    expect(await who({ from: '2026-02-03' })).toEqual(['bob']);
    expect(await who({ from: '2026-02-03', who: 'new' })).toEqual([]);
    expect(await who({ filters: { channel: ['kiosk'] } })).toEqual([]);
  });

  it('finds nobody new on a day that was begun before the range', async () => {
    const rest = { from: '2026-02-02T12:00:00+01:00', to: '2026-02-04', level: 'days' };
    expect((await ask(rest)).map((row) => row['newCustomers'])).toEqual([0, 0]);
    const begun = { from: '2026-02-03T13:30:00+01:00', to: '2026-02-04', level: 'days' };
    await givenOrders(project.warehouse, [
      ['fay', '2026-02-03T12:20', 5],
      ['fay', '2026-02-03T12:40', 5],
    ]);
    expect((await ask(begun)).map((row) => [row['customers'], row['newCustomers']])).toEqual([[1, 0]]);
    expect((await ask({ ...begun, level: 'totals' })).map((row) => row['newCustomers'])).toEqual([0]);
  });

  it('answers an empty range with zeros and no average', async () => {
    const [row] = await ask({ from: '2025-01-01', to: '2025-01-02' });
    expect(row).toEqual({
      orders: 0,
      customers: 0,
      newCustomers: 0,
      revenue: '0',
      refunds: '0',
      averageOrder: null,
    });
  });

  it('stands beside a period that does not overlap its own, also in the middle of a day', async () => {
    const warehouse = await test.project('midday');
    await givenOrders(warehouse, [
      ['ada', '2026-01-10T00:30:00Z', 5],
      ['ada', '2026-01-09T05:30:00Z', 7],
    ]);
    const shop = { warehouse, timeZone: 'UTC', currency: 'EUR' };
    for (const [asOf, now, before, from] of [
      ['2026-02-09T12:00:00Z', '5', '7'],
      ['2026-02-08', '5', '7'],
      ['2026-02-28T12:00:00Z', '5', '7', '2026-01-10'],
    ]) {
      const parameters = { asOf, compare: 'previous-period', ...(from ? { from } : {}) };
      const { rows, comparison } = await runner.run('overview', parameters, shop);
      expect([rows[0]!['revenue'], comparison!.rows[0]!['revenue']]).toEqual([now, before]);
    }
  });

  it('stands beside the previous period when asked', async () => {
    const { comparison } = await runner.run('overview', { ...range, compare: 'previous-period' }, project);
    expect(comparison?.parameters).toMatchObject({
      from: '2026-01-28T23:00:00.000Z',
      to: '2026-01-31T23:00:00.000Z',
    });
  });

  it('refuses a filter that it does not have', async () => {
    await expect(ask({ filters: { colour: ['red'] } })).rejects.toThrow('filters.colour');
  });
});
