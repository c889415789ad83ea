import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  fixedClock,
  givenCustomers,
  givenOrders,
  givenRefunds,
  openTestWarehouse,
  sharedData,
  type OrderTuple,
  type TestWarehouse,
} from '#testing';
import type { ProjectWarehouse } from '#warehouse';
import { AnalysisRunner } from '../shared/index.js';
import { cohortLtv } from './cohort-ltv.module.js';

let test: TestWarehouse;
let count = 0;
const runner = new AnalysisRunner([cohortLtv], fixedClock('2024-12-31T12:00:00Z'));
const freshShop = () => test.project(`shop_${++count}`);

beforeAll(async () => {
  test = await openTestWarehouse();
});
afterAll(() => test.close());

const ask = (shop: ProjectWarehouse, params: Record<string, unknown>, timeZone = 'UTC') =>
  runner.run('cohort-ltv', params, { warehouse: shop, timeZone, currency: 'EUR' });

/** cohort, size, period, value, perCustomer, mature */
const table = async (shop: ProjectWarehouse, params: Record<string, unknown>, timeZone?: string) =>
  (await ask(shop, params, timeZone)).rows.map((row) => Object.values(row).slice(0, 6));

const byMonth = { cohortBy: 'month', axis: 'calendar' };

describe('cohorts by calendar month', () => {
  it('carry the value of a cohort from month to month, refunds at their own time', async () => {
    const shop = await freshShop();
    await givenOrders(shop, [
      ['ada', '2024-01-10', 100, { order_id: 'a1' }],
      ['bob', '2024-01-20', 50],
      ['ada', '2024-03-05', 30],
      ['cyd', '2024-02-14', 70, { discount: '10', cost: '25' }],
    ]);
    await givenRefunds(shop, [['ada', '2024-02-03', 40, { order_id: 'a1' }]]);
    expect(await table(shop, { ...byMonth, asOf: '2024-03-31' })).toEqual([
      ['2024-01-01', 2, 0, '150', '75', true],
      ['2024-01-01', 2, 1, '110', '55', true],
      ['2024-01-01', 2, 2, '140', '70', true],
      ['2024-02-01', 1, 0, '60', '60', true],
      ['2024-02-01', 1, 1, '60', '60', true],
    ]);
    expect(await table(shop, { ...byMonth, basis: 'gross', asOf: '2024-03-30' })).toEqual([
      ['2024-01-01', 2, 0, '150', '75', true],
      ['2024-01-01', 2, 1, '150', '75', true],
      ['2024-01-01', 2, 2, '180', '90', false],
      ['2024-02-01', 1, 0, '70', '70', true],
      ['2024-02-01', 1, 1, '70', '70', false],
    ]);
    expect(await table(shop, { ...byMonth, basis: 'contribution', asOf: '2024-02-14' })).toEqual([
      ['2024-01-01', 2, 0, '150', '75', true],
      ['2024-01-01', 2, 1, '110', '55', false],
      ['2024-02-01', 1, 0, '35', '35', false],
    ]);
  });
});

describe('the first hours of 1970, which are of 1969 west of Greenwich', () => {
  it.each([
    ['day', '1969-12-31', '1970-01-08', 8],
    ['week', '1969-12-29', '1970-01-05', 1],
    ['month', '1969-12-01', '1970-01-01', 1],
    ['quarter', '1969-10-01', '1970-01-01', 1],
  ])('are in the %s that began on %s', async (cohortBy, first, second, period) => {
    const shop = await freshShop();
    await givenOrders(shop, [
      ['ada', '1970-01-01 02:00:00', 100],
      ['ada', '1970-01-08 12:00:00', 30],
      ['bob', '1970-01-08 12:00:00', 50],
    ]);
    const params = { cohortBy, axis: 'calendar', asOf: '1970-01-08' };
    const rows = await table(shop, params, 'America/New_York');
    expect([...new Set(rows.map(([cohort]) => cohort))]).toEqual([first, second]);
    expect(rows.filter(([cohort]) => cohort === first).map((row) => row.slice(2, 4))).toEqual(
      Array.from({ length: period + 1 }, (_, k) => [k, k === period ? '130' : '100']),
    );
    const people = { ...params, level: 'customers', cohort: first };
    expect((await ask(shop, people, 'America/New_York')).rows).toMatchObject([{ customerId: 'ada' }]);
  });

  it('are in the week that began in 1969 everywhere', async () => {
    const shop = await freshShop();
    await givenOrders(shop, [['ada', '1970-01-02', 100]]);
    const rows = await table(shop, { cohortBy: 'week', periods: [0], asOf: '1970-01-08' });
    expect(rows).toEqual([['1969-12-29', 1, 0, '100', '100', true]]);
  });
});

describe('the members behind a cohort', () => {
  it('are as many as its size, and their values add up to its own', async () => {
    const shop = await freshShop();
    await givenOrders(shop, [
      ['ada', '2024-01-10', 100, { order_id: 'a1', channel: 'web' }],
      ['bob', '2024-01-20', 50],
      ['ada', '2024-03-05', 30, { channel: 'app' }],
      ['cyd', '2024-02-14', 70, { channel: 'web' }],
    ]);
    await givenRefunds(shop, [['ada', '2024-02-03', 40, { order_id: 'a1' }]]);
    const people = async (params: Record<string, unknown>) =>
      (await ask(shop, { level: 'customers', asOf: '2024-03-31', ...params })).rows;
    expect(await people({ ...byMonth, cohort: '2024-01-01' })).toEqual([
      {
        customerId: 'ada',
        cohort: '2024-01-01',
        firstOrderedAt: '2024-01-10T00:00:00.000Z',
        orders: 2,
        value: '90',
      },
      {
        customerId: 'bob',
        cohort: '2024-01-01',
        firstOrderedAt: '2024-01-20T00:00:00.000Z',
        orders: 1,
        value: '50',
      },
    ]);
    const ids = (rows: readonly Record<string, unknown>[]) => rows.map((row) => row['customerId']);
    expect(ids(await people({ cohortBy: 'channel', cohort: 'web' }))).toEqual(['ada', 'cyd']);
    expect(ids(await people({ cohortBy: 'channel', cohort: '(none)' }))).toEqual(['bob']);
    expect(ids(await people({}))).toEqual(['ada', 'bob', 'cyd']);
    await expect(ask(shop, { cohort: '2024-01-01' })).rejects.toMatchObject({
      errors: [{ code: 'contradiction', path: 'cohort' }],
    });
    const inMarch = await people({ ...byMonth, cohort: '2024-01-01', period: 2 });
    expect(inMarch).toMatchObject([{ customerId: 'ada', orders: 1, value: '30' }]);
    expect(await people({ ...byMonth, cohort: '2024-01-01', period: 1 })).toEqual([]);
    // Day 55 lies in the column of day 60, the fourth.
    expect(ids(await people({ cohort: '2024-01-01', period: 3 }))).toEqual(['ada']);
    expect(ids(await people({ cohort: '2024-01-01', period: 0 }))).toEqual(['ada', 'bob']);
    expect(ids(await people({ cohort: '2024-01-01', period: 4 }))).toEqual([]);
    await expect(ask(shop, { level: 'customers', period: 8 })).rejects.toMatchObject({
      errors: [{ code: 'contradiction', path: 'period' }],
    });
  });
});

describe('cohorts on the elapsed axis', () => {
  it('cumulate by days since the first order of each customer', async () => {
    const shop = await freshShop();
    await givenOrders(shop, [
      ['ada', '2024-01-01T12:00', 100],
      ['ada', '2024-01-02T11:59:59', 1], // still day 0
      ['ada', '2024-01-31T12:00', 10], // day 30
      ['ada', '2024-02-01T12:00', 5], // day 31: column 45
      ['bob', '2024-01-20T12:00', 50],
      ['bob', '2024-02-20T11:59:59', 7], // day 30
    ]);
    expect(await table(shop, { asOf: '2024-02-20T12:00:00Z' })).toEqual([
      ['2024-01-01', 2, 0, '151', '75.5', true],
      ['2024-01-01', 2, 1, '168', '84', true],
      ['2024-01-01', 2, 2, '173', '86.5', false],
      ['2024-01-01', 2, 3, '173', '86.5', false],
    ]);
    const days = (await ask(shop, { asOf: '2024-02-20', periods: 2 })).rows;
    expect(days.map((row) => [row['days'], row['value'], row['orders']])).toEqual([
      [0, '151', 3],
      [30, '168', 5],
    ]);
    expect((await table(shop, { asOf: '2024-02-20', periods: [31] })).map((row) => row[3])).toEqual(['173']);
  });

  it('are mature when the youngest member has lived that long', async () => {
    const shop = await freshShop();
    await givenOrders(shop, [
      ['ada', '2024-01-01T12:00', 100],
      ['bob', '2024-01-11T12:00', 50],
    ]);
    const mature = async (asOf: string) =>
      (await table(shop, { asOf, periods: [0, 30, 60] })).map((row) => row[5]);
    expect(await mature('2024-02-10T11:59:59.999Z')).toEqual([true, false, false]);
    expect(await mature('2024-02-10T12:00:00Z')).toEqual([true, true, false]);
    expect(await mature('2024-01-01T12:00:01Z')).toEqual([true]);
    expect(await mature('2024-01-01T12:00:00Z')).toEqual([]);
  });

  it('count days by the local clock where it is turned', async () => {
    const shop = await freshShop();
    await givenOrders(shop, [
      ['ada', '2024-03-30T11:00:00Z', 1], // Berlin 12:00
      ['ada', '2024-03-31T10:00:00Z', 2], // Berlin 12:00, 23 hours later: day 1
      ['bob', '2024-10-26T10:00:00Z', 4], // Berlin 12:00
      ['bob', '2024-10-27T10:30:00Z', 8], // Berlin 11:30, 24.5 hours later: day 0
    ]);
    const cells = await table(shop, { asOf: '2024-12-01', periods: [0, 1] }, 'Europe/Berlin');
    expect(cells.map((row) => [row[0], row[3]])).toEqual([
      ['2024-03-01', '1'],
      ['2024-03-01', '3'],
      ['2024-10-01', '12'],
      ['2024-10-01', '12'],
    ]);
  });
});

describe('cohort periods', () => {
  it('begin at local midnight, weeks on Mondays', async () => {
    const shop = await freshShop();
    await givenOrders(shop, [
      ['ada', '2024-03-31T21:59:59Z', 1], // Berlin: Sunday 31 March
      ['bob', '2024-03-31T22:00:00Z', 2], // Berlin: Monday 1 April
    ]);
    const first = async (cohortBy: string) =>
      (await table(shop, { cohortBy, asOf: '2024-04-01', periods: 1 }, 'Europe/Berlin')).map((row) => row[0]);
    expect(await first('day')).toEqual(['2024-03-31', '2024-04-01']);
    expect(await first('week')).toEqual(['2024-03-25', '2024-04-01']);
    expect(await first('month')).toEqual(['2024-03-01', '2024-04-01']);
    expect(await first('quarter')).toEqual(['2024-01-01', '2024-04-01']);
    const weeks = { cohortBy: 'month', axis: 'calendar', interval: 'week', asOf: '2024-04-01' };
    expect(await table(shop, weeks, 'Europe/Berlin')).toEqual([
      ['2024-03-01', 1, 0, '1', '1', true],
      ['2024-03-01', 1, 1, '1', '1', false],
      ['2024-04-01', 1, 0, '2', '2', false],
    ]);
  });

  it('restrict the first orders, not the later ones, with from and to', async () => {
    const shop = await freshShop();
    await givenOrders(shop, [
      ['ada', '2024-01-31T23:59:59.999', 1],
      ['bob', '2024-02-01', 2],
      ['bob', '2024-03-01', 4],
      ['cyd', '2024-03-01', 8],
    ]);
    const cells = await table(shop, { ...byMonth, asOf: '2024-03-31', from: '2024-02-01', to: '2024-03-01' });
    expect(cells.map((row) => [row[0], row[3]])).toEqual([
      ['2024-02-01', '2'],
      ['2024-02-01', '6'],
    ]);
  });
});

describe('cohorts by a trait of the first order', () => {
  it('are its channel, coupon, main product or category', async () => {
    const shop = await freshShop();
    await givenOrders(shop, [
      [
        'ada',
        '2024-01-01',
        40,
        {
          channel: 'app',
          items: [
            ['tea', 10, 1, { category: 'drinks' }],
            ['pot', 1, 30, { category: 'dishes' }],
          ],
        },
      ],
      ['ada', '2024-01-05', 5, { channel: 'web', coupon: 'SAVE' }],
      [
        'bob',
        '2024-01-02',
        20,
        {
          coupon: 'SAVE',
          items: [
            ['tea', 1, 10, { category: 'drinks' }],
            ['pot', 1, 12, { category: 'dishes', discount: '2' }],
          ],
        },
      ],
    ]);
    const by = async (cohortBy: string) =>
      (await table(shop, { cohortBy, asOf: '2024-01-31', periods: [30] })).map((row) => [
        row[0],
        row[1],
        row[3],
      ]);
    expect(await by('channel')).toEqual([
      ['(none)', 1, '20'],
      ['app', 1, '45'],
    ]);
    expect(await by('coupon')).toEqual([
      ['(none)', 1, '45'],
      ['SAVE', 1, '20'],
    ]);
    expect(await by('product')).toEqual([['pot', 2, '65']]);
    expect(await by('category')).toEqual([['dishes', 2, '65']]);
  });
});

describe('refunds', () => {
  it('belong to the cohort of their customer, at their own time, and are cut at the goods', async () => {
    const shop = await freshShop();
    await givenOrders(shop, [
      ['ada', '2024-01-10', 100, { order_id: '1' }],
      ['bob', '2024-01-11', 50, { order_id: '2' }],
      ['bob', '2024-01-05', 80, { order_id: '3', status: 'cancelled' }],
      ['cyd', '2024-01-12', 30, { order_id: '4', status: 'refunded', updated_at: '2024-03-10 00:00:00' }],
    ]);
    await givenRefunds(shop, [
      ['', '2024-02-01', 70, { order_id: '1' }],
      ['', '2024-03-01', 70, { order_id: '1' }],
      ['', '2024-01-01', 20, { order_id: '2' }], // before its order: with it
      ['', '2024-02-01', 80, { order_id: '3' }], // of an order that does not count
      ['bob', '2023-12-24', 3], // names no order, before the first one
      ['bob', '2024-02-02', 4],
      ['eve', '2024-02-02', 4], // never bought
    ]);
    expect(await table(shop, { ...byMonth, asOf: '2024-03-31' })).toEqual([
      ['2024-01-01', 3, 0, '157', '52.333333', true],
      ['2024-01-01', 3, 1, '83', '27.666667', true],
      ['2024-01-01', 3, 2, '23', '7.666667', true],
    ]);
    expect((await table(shop, { ...byMonth, asOf: '2024-02-01' })).map((row) => row[3])).toEqual([
      '157',
      '87',
    ]);
  });

  it('a first order that is voided puts its customer into a later cohort', async () => {
    const shop = await freshShop();
    const first = { order_id: '1', updated_at: '2024-01-10 00:00:00' };
    await givenOrders(shop, [
      ['ada', '2024-01-10', 100, first],
      ['ada', '2024-02-10', 30],
    ]);
    const cohorts = async () =>
      (await table(shop, { asOf: '2024-03-31', periods: [30] })).map((row) => [row[0], row[3]]);
    expect(await cohorts()).toEqual([['2024-01-01', '100']]);
    await givenOrders(shop, [
      ['ada', '2024-01-10', 100, { ...first, status: 'cancelled', updated_at: '2024-01-11 00:00:00' }],
    ]);
    expect(await cohorts()).toEqual([['2024-02-01', '30']]);
  });
});

describe('edges', () => {
  it('answer for a shop without orders and refuse what contradicts itself', async () => {
    const shop = await freshShop();
    const empty = await ask(shop, {});
    expect([empty.rows, empty.population]).toEqual([[], 0]);
    await expect(ask(shop, { interval: 'week' })).rejects.toThrow('interval: belongs to the calendar axis');
    await expect(ask(shop, { axis: 'calendar', periods: [1, 2] })).rejects.toThrow(
      'periods: must be a number',
    );
    await expect(ask(shop, { periods: [30, 30] })).rejects.toThrow('rising list of days');
    await expect(ask(shop, { periods: 0 })).rejects.toThrow('periods');
    await expect(ask(shop, { cohortBy: 'mood' })).rejects.toThrow('cohortBy');
    await expect(ask(shop, { filters: { mood: ['good'] } })).rejects.toThrow('filters.mood: is not a filter');
  });

  it('say the range that they were asked for, and beside it the one that they are compared with', async () => {
    const range = { from: '2024-03-01', to: '2024-04-01' };
    const answer = await ask(
      await freshShop(),
      { ...range, compare: 'previous-year', asOf: '2024-06-30' },
      'Europe/Berlin',
    );
    expect(answer.parameters).toMatchObject({
      from: '2024-02-29T23:00:00.000Z',
      to: '2024-03-31T22:00:00.000Z',
    });
    expect(answer.comparison!.parameters).toMatchObject({
      ...{ from: '2023-02-28T23:00:00.000Z', to: '2023-03-31T22:00:00.000Z' },
    });
  });

  it('take the cohorts of a filter from the orders that pass it', async () => {
    const shop = await freshShop();
    await givenOrders(shop, [
      ['ada', '2024-01-10', 100, { channel: 'web' }],
      ['ada', '2024-02-10', 30, { channel: 'app', order_id: '2' }],
    ]);
    await givenRefunds(shop, [
      ['', '2024-02-11', 10, { order_id: '2' }],
      ['ada', '2024-02-12', 5],
    ]);
    await givenCustomers(shop, [['ada', { attributes: { tier: 'gold' } }]]);
    const asked = async (filters: Record<string, string[]>) =>
      (await table(shop, { asOf: '2024-02-29', periods: [60], filters })).map((row) => [row[0], row[3]]);
    expect(await asked({ channel: ['app'] })).toEqual([['2024-02-01', '20']]);
    expect(await asked({ 'attribute.tier': ['gold'] })).toEqual([['2024-01-01', '115']]);
    expect(await asked({ 'attribute.tier': ['silver'] })).toEqual([]);
  });
});

describe('the cohorts of Online Retail', () => {
  const oracle = sharedData('oracles/online-retail-cohort-gross.csv');
  const data = sharedData('data/uci_online_retail/online_retail.csv.gz');

  (oracle && data ? it : it.skip)('come out in every cell', async () => {
    const shop = await freshShop();
    await givenOrders(shop, invoices(gunzipSync(readFileSync(data!)).toString('utf8')));
    const envelope = await ask(shop, { ...byMonth, basis: 'gross', asOf: '2011-12-31' });
    const cells = envelope.rows.map((row) => [
      row['cohort'],
      row['size'],
      row['period'],
      Number(row['value']),
    ]);
    const expected = readFileSync(oracle!, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','))
      .map((cell) => [`${cell[0]}-01`, Number(cell[1]), Number(cell[2]), Number(cell[7])]);
    expect(cells.length).toBe(91);
    expect(cells.map(rounded)).toEqual(expected.map(rounded));
    expect(envelope.population).toBe(4338);
  });

  const rounded = (cell: unknown[]) => [...cell.slice(0, 3), (cell[3] as number).toFixed(2)];
});

/** One order per invoice; a line without customer, quantity or price does not count, nor do cancellations. */
function invoices(csv: string): OrderTuple[] {
  const line = /^([^,]+),.*,(-?\d+),(\d{4}-\d\d-\d\d) (\d\d:\d\d):\d\d,([-\d.]+),([\d.]+),[^,]*$/;
  const orders = new Map<string, { customer: string; at: string; gross: number }>();
  for (const text of csv.split(/\r?\n/)) {
    const match = line.exec(text);
    if (!match) continue;
    const [, invoice, quantity, day, time, price, customer] = match as unknown as string[];
    if (invoice!.startsWith('C') || Number(quantity) <= 0 || Number(price) <= 0) continue;
    const order = orders.get(invoice!) ?? { customer: customer!, at: `${day}T${time}`, gross: 0 };
    order.gross += Number(quantity) * Math.round(Number(price) * 10_000);
    orders.set(invoice!, order);
  }
  return [...orders].map(([invoice, { customer, at, gross }]) => [
    customer,
    at,
    (gross / 10_000).toFixed(4),
    { order_id: invoice },
  ]);
}
