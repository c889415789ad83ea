import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  fixedClock,
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
