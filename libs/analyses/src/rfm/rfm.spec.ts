import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  fixedClock,
  givenCustomers,
  givenOrders,
  givenRefunds,
  openTestWarehouse,
  type OrderTuple,
  type TestWarehouse,
} from '#testing';
import type { ProjectWarehouse } from '#warehouse';
import { AnalysisRunner } from '../shared/index.js';
import { rfm } from './rfm.module.js';

let test: TestWarehouse;
let count = 0;
const runner = new AnalysisRunner([rfm], fixedClock('2024-12-31T12:00:00Z'));
const freshShop = () => test.project(`shop_${++count}`);

beforeAll(async () => {
  test = await openTestWarehouse();
});
afterAll(() => test.close());

const ask = (shop: ProjectWarehouse, params: Record<string, unknown> = {}, timeZone = 'UTC') =>
  runner.run('rfm', { asOf: '2024-12-30', ...params }, { warehouse: shop, timeZone, currency: 'EUR' });

const table = async (shop: ProjectWarehouse, params: Record<string, unknown>, timeZone?: string) =>
  (await ask(shop, params, timeZone)).rows.map((row) => Object.values(row));

/** customer -> [recencyDays, frequency, monetary] */
const values = async (
  shop: ProjectWarehouse,
  params: Record<string, unknown> = {},
  timeZone?: string,
): Promise<Record<string, unknown[]>> =>
  Object.fromEntries(
    (await table(shop, { level: 'customers', ...params }, timeZone)).map((row) => [row[0], row.slice(1, 4)]),
  );

/** customer -> "rfm" */
const scores = async (
  shop: ProjectWarehouse,
  params: Record<string, unknown> = {},
): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await table(shop, { level: 'customers', ...params })).map((row) => [row[0], row.slice(4, 7).join('')]),
  );

const daysBefore = (date: string, days: number) =>
  new Date(Date.parse(`${date}T12:00:00Z`) - days * 86_400_000).toISOString();

/** Customer k of 1..n bought k times for 10, on one day after the other; the last time 2 * (n - k) days ago. */
const ladder = (n: number): OrderTuple[] =>
  Array.from({ length: n }, (_, index) => index + 1).flatMap((k) =>
    Array.from({ length: k }, (_, i): OrderTuple => [`c${k}`, daysBefore('2024-12-30', 2 * (n - k) + i), 10]),
  );

describe('recency', () => {
  const recency = async (orderedAt: string, asOf: string) => {
    const shop = await freshShop();
    await givenOrders(shop, [['ada', orderedAt, 10]]);
    const project = { warehouse: shop, timeZone: 'Europe/Berlin', currency: 'EUR' };
    const { rows } = await runner.run('rfm', { level: 'customers', asOf }, project);
    return rows[0]!['recencyDays'];
  };

  it.each([
    ['the hour that clocks repeat', '2025-10-26T00:59:59Z', '2025-10-26T01:00:10Z', 0],
    ['a day of 25 hours, not over', '2025-10-25T22:30:00Z', '2025-10-26T23:29:59Z', 0],
    ['a day of 25 hours, over', '2025-10-25T22:30:00Z', '2025-10-26T23:30:00Z', 1],
    ['a day of 23 hours', '2026-03-28T23:30:00Z', '2026-03-29T22:30:00Z', 1],
    ['a millisecond', '2026-01-01T10:00:00.000Z', '2026-01-01T10:00:00.001Z', 0],
  ])('counts the days that are over by the clock of the shop: %s', async (_, orderedAt, asOf, days) => {
    expect(await recency(orderedAt, asOf)).toBe(days);
  });
});

describe('quantile scores', () => {
  it('part ten different buyers into five pairs', async () => {
    const shop = await freshShop();
    await givenOrders(shop, ladder(10));
    expect(await table(shop, { level: 'customers' })).toEqual([
      ['c10', 0, 10, '100', 5, 5, 5, 'Champions'],
      ['c9', 2, 9, '90', 5, 5, 5, 'Champions'],
      ['c8', 4, 8, '80', 4, 4, 4, 'Champions'],
      ['c7', 6, 7, '70', 4, 4, 4, 'Champions'],
      ['c6', 8, 6, '60', 3, 3, 3, 'Needs attention'],
      ['c5', 10, 5, '50', 3, 3, 3, 'Needs attention'],
      ['c4', 12, 4, '40', 2, 2, 2, 'Hibernating'],
      ['c3', 14, 3, '30', 2, 2, 2, 'Hibernating'],
      ['c2', 16, 2, '20', 1, 1, 1, 'Lost'],
      ['c1', 18, 1, '10', 1, 1, 1, 'Lost'],
    ]);
    const segments = await table(shop, { level: 'segments' });
    expect(segments.filter((row) => row[1] !== 0)).toEqual([
      ['Champions', 4, 0.4, '340', 340 / 550, 3, 8.5, '85'],
      ['Needs attention', 2, 0.2, '110', 110 / 550, 9, 5.5, '55'],
      ['Hibernating', 2, 0.2, '70', 70 / 550, 13, 3.5, '35'],
      ['Lost', 2, 0.2, '30', 30 / 550, 17, 1.5, '15'],
    ]);
    expect(segments.map((row) => row[0])).toEqual([
      'Champions',
      'Loyal',
      'Potential loyalists',
      'New',
      'Promising',
      'Needs attention',
      'About to sleep',
      'At risk',
      "Can't lose",
      'Hibernating',
      'Lost',
    ]);
    expect(await table(shop, { level: 'cells', bins: 2 })).toEqual([
      [2, 2, 5, 0.5, '400', 400 / 550, 2, '80', 'Champions'],
      [2, 1, 0, 0, '0', 0, null, null, null],
      [1, 2, 0, 0, '0', 0, null, null, null],
      [1, 1, 5, 0.5, '150', 150 / 550, 1, '30', 'Lost'],
    ]);
  });

  it('give equal values the equal score, which is 1 + the part of n that is strictly worse', async () => {
    const shop = await freshShop();
    // Monetary values 1 1 1 1 2 2 3 3 3 4: with n = 5, 0, 4, 6 and 9 of 10 are worse: 1, 3, 4 and 5.
    const money = [1, 1, 1, 1, 2, 2, 3, 3, 3, 4];
    await givenOrders(
      shop,
      money.map((gross, index) => [`c${index}`, '2024-12-01', gross]),
    );
    const all = await table(shop, { level: 'customers' });
    expect(all.map((row) => [row[3], row[6]])).toEqual([
      ['4', 5],
      ['3', 4],
      ['3', 4],
      ['3', 4],
      ['2', 3],
      ['2', 3],
      ['1', 1],
      ['1', 1],
      ['1', 1],
      ['1', 1],
    ]);
  });

  it('fall back to bands of orders when more than half of the buyers bought once, and say so', async () => {
    const shop = await freshShop();
    const orders = { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 2, h: 3, i: 4, j: 5, k: 6 };
    const rows = Object.entries(orders).flatMap(([name, times]) =>
      Array.from({ length: times }, (): OrderTuple => [name, '2024-12-01', 1]),
    );
    await givenOrders(shop, rows);
    const frequency = Object.entries(await scores(shop)).map(([name, score]) => [name, Number(score[1])]);
    expect(Object.fromEntries(frequency)).toEqual({
      a: 1,
      b: 1,
      c: 1,
      d: 1,
      e: 1,
      f: 1,
      g: 2,
      h: 3,
      i: 4,
      j: 4,
      k: 5,
    });
    const envelope = await ask(shop);
    expect(envelope.warnings).toEqual([expect.stringContaining('bands')]);
    expect(envelope.notices).toEqual([
      { code: 'frequency-bands', parameters: { borders: [1, 2, 3, 5] }, message: envelope.warnings[0] },
    ]);
    expect(envelope.parameters['cutoffs']).toMatchObject({ frequency: [1, 2, 3, 5] });
    expect((await ask(shop, { method: 'mean' })).warnings).toEqual([]);
  });

  it('are taken over the buyers that the filter leaves', async () => {
    const shop = await freshShop();
    await givenOrders(shop, [
      ['ada', '2024-12-01', 10, { channel: 'app' }],
      ['bob', '2024-12-02', 20, { channel: 'web' }],
      ['ada', '2024-12-20', 30, { channel: 'web' }],
    ]);
    await givenCustomers(shop, [
      ['ada', { attributes: { tier: 'gold' }, country: 'DE' }],
      ['bob', { attributes: {}, country: 'DE' }],
    ]);
    const filtered = (filters: Record<string, string[]>) => values(shop, { filters });
    expect(await filtered({ channel: ['web'] })).toEqual({ ada: [11, 1, '30'], bob: [29, 1, '20'] });
    expect(await filtered({ channel: ['app', 'store'] })).toEqual({ ada: [30, 1, '10'] });
    expect(await filtered({ 'attribute.tier': ['gold', ''] })).toEqual({ ada: [11, 2, '40'] });
    expect(Object.keys(await filtered({ country: ['DE'], 'attribute.tier': ['gold'] }))).toEqual(['ada']);
    await expect(ask(shop, { filters: { colour: ['red'] } })).rejects.toThrow(
      'filters.colour: is not a filter',
    );
  });
});

describe('other methods', () => {
  it('score by thresholds that are given, and the cut-offs of a run are such thresholds', async () => {
    const shop = await freshShop();
    await givenOrders(shop, ladder(10));
    const thresholds = { recency: [10, 4], frequency: [3, 8], monetary: ['30', '99.9999'] };
    expect(await scores(shop, { method: 'threshold', thresholds })).toEqual({
      c10: '333',
      c9: '332',
      c8: '222',
      c7: '222',
      c6: '222',
      c5: '122',
      c4: '122',
      c3: '111',
      c2: '111',
      c1: '111',
    });
    const { parameters } = await ask(shop);
    const again = { method: 'threshold', thresholds: parameters['cutoffs'] };
    expect(await scores(shop, again)).toEqual(await scores(shop));
  });

  it('split by the mean into the eight groups of operators', async () => {
    const shop = await freshShop();
    // Means: 10 days, 2 orders, 60 of money.
    await givenOrders(shop, [
      ['ada', daysBefore('2024-12-30', 1), 100],
      ['ada', daysBefore('2024-12-30', 5), 10],
      ['ada', daysBefore('2024-12-30', 6), 10],
      ['bob', daysBefore('2024-12-30', 19), 20],
      ['bob', daysBefore('2024-12-30', 20), 10],
      ['cyd', daysBefore('2024-12-30', 10), 30],
    ]);
    expect(
      (await table(shop, { method: 'mean', level: 'customers' })).map((row) => [row[0], row[7]]),
    ).toEqual([
      ['ada', '重要价值'],
      ['bob', '一般挽留'],
      ['cyd', '一般挽留'],
    ]);
    const { parameters, rows } = await ask(shop, { method: 'mean' });
    expect(parameters['cutoffs']).toEqual({ recency: [10], frequency: [2], monetary: ['60'] });
    expect(rows).toHaveLength(8);
  });

  it('refuse what contradicts itself', async () => {
    const shop = await freshShop();
    const thresholds = { recency: [30, 60], frequency: [1, 2], monetary: ['1', '2'] };
    await expect(ask(shop, { method: 'threshold' })).rejects.toThrow('thresholds: are needed');
    await expect(ask(shop, { thresholds })).rejects.toThrow('thresholds: belong to method threshold');
    await expect(ask(shop, { method: 'threshold', thresholds })).rejects.toThrow(
      'thresholds.recency: must not rise',
    );
    await expect(ask(shop, { method: 'mean', bins: 5 })).rejects.toThrow('bins: must be 2');
    await expect(ask(shop, { bins: 11 })).rejects.toThrow('bins');
    await expect(ask(shop, { segment: 'Lost' })).rejects.toThrow('segment: belongs to level customers');
    await expect(ask(shop, { level: 'customers', segment: 'Losst' })).rejects.toThrow(
      'no segment of the map',
    );
  });
});

describe('recency', () => {
  it('is whole days of the local clock, over the days of 23 and 25 hours too', async () => {
    const shop = await freshShop();
    // Berlin: 31 March 2024 has 23 hours, 27 October has 25.
    await givenOrders(shop, [
      ['ada', '2024-03-29T22:30:00Z', 1], // 29 March 23:30; 31 March ends 47.5 hours later, 2 days by the clock
      ['bob', '2024-03-30T23:30:00Z', 1], // 31 March 00:30; 22.5 hours
      ['cyd', '2024-03-31T21:59:59.999Z', 1], // the last millisecond
      ['dee', '2024-03-31T22:00:00Z', 1], // 1 April, too late
    ]);
    const days = await values(shop, { asOf: '2024-03-31' }, 'Europe/Berlin');
    expect(days).toEqual({ ada: [2, 1, '1'], bob: [0, 1, '1'], cyd: [0, 1, '1'] });
    await givenOrders(shop, [['eli', '2024-10-26T22:30:00Z', 1]]); // 27 October 00:30; 24.5 hours, not yet a day
    const autumn = await values(shop, { asOf: '2024-10-27' }, 'Europe/Berlin');
    expect(autumn['eli']).toEqual([0, 1, '1']);
  });

  it('looks back without end, frequency and money only as far as asked', async () => {
    const shop = await freshShop();
    await givenOrders(shop, [
      ['ada', '2020-05-01', 500],
      ['bob', '2024-12-21', 7],
      ['bob', '2024-12-20T23:59:59.999', 8],
    ]);
    expect(await values(shop, { lookbackDays: 10 })).toEqual({ ada: [1705, 0, '0'], bob: [10, 1, '7'] });
    expect(await values(shop, { from: '2020-01-01', to: '2024-12-21' })).toEqual({
      ada: [1705, 1, '500'],
      bob: [10, 1, '8'],
    });
  });
});

describe('money', () => {
  it('is net of discounts and of refunds, each at its time and never below zero', async () => {
    const shop = await freshShop();
    await givenOrders(shop, [
      ['part', '2024-12-01', 100, { order_id: '1', discount: '10', shipping: '5', tax: '9', cost: '40' }],
      ['clamp', '2024-12-01', 50, { order_id: '2' }],
      ['whole', '2024-12-01', 50, { order_id: '3', status: 'refunded', updated_at: '2024-12-03 00:00:00' }],
      ['later', '2024-12-01', 50, { order_id: '4' }],
      ['early', '2024-12-10', 50, { order_id: '5' }],
      ['void', '2024-12-01', 50, { order_id: '6', status: 'cancelled' }],
      ['rate', '2024-12-01', 50, { order_id: '7' }],
      ['own', '2024-12-01', 50],
    ]);
    const of = (order_id: string) => ({ order_id });
    await givenRefunds(shop, [
      ['', '2024-12-05', 20, of('1')],
      ['', '2024-12-05', 30, of('2')],
      ['', '2024-12-06', 30, of('2')],
      ['', '2024-12-02', 20, of('3')],
      ['', '2024-12-31', 20, of('4')],
      ['', '2024-12-02', 20, of('5')],
      ['', '2024-12-05', 20, of('6')],
      ['', '2024-12-05', 20, { order_id: '7', exchange_rate: '0' }],
      ['own', '2024-12-05', 80],
      ['nobody', '2024-12-05', 80],
    ]);
    const money = async (params = {}) =>
      Object.fromEntries(Object.entries(await values(shop, params)).map(([name, row]) => [name, row[2]]));
    expect(await money()).toEqual({
      part: '70',
      clamp: '0',
      whole: '0',
      later: '50',
      early: '30',
      rate: '50',
      own: '-30',
    });
    expect(await money({ asOf: '2024-12-05' })).toMatchObject({ clamp: '20', whole: '0', part: '70' });
    expect(await money({ asOf: '2024-12-02' })).toMatchObject({ clamp: '50', whole: '30', part: '90' });
    expect(await money({ basis: 'gross' })).toMatchObject({
      part: '100',
      clamp: '50',
      whole: '50',
      own: '50',
    });
    expect(await money({ basis: 'contribution' })).toMatchObject({ part: '30', clamp: '0' });
    expect((await values(shop))['whole']).toEqual([30, 1, '0']);
  });

  it('finds the order of a refund without a source by its id', async () => {
    const shop = await freshShop();
    await givenOrders(shop, [
      ['web', '2024-12-01', 50, { order_id: '1', source: 'web' }],
      ['pos', '2024-12-01', 50, { order_id: '1', source: 'pos' }],
      ['none', '2024-12-01', 50, { order_id: '2', source: '' }],
      ['lone', '2024-12-01', 50, { order_id: '3', source: 'web' }],
      ['bare', '2024-12-01', 50, { order_id: '4', source: '' }],
      ['named', '2024-12-01', 50, { order_id: '4', source: 'web' }],
    ]);
    await givenRefunds(shop, [
      ['', '2024-12-05', 1, { order_id: '1', source: 'web' }],
      ['', '2024-12-05', 2, { order_id: '1', source: '' }],
      ['', '2024-12-05', 4, { order_id: '2', source: '' }],
      ['', '2024-12-05', 8, { order_id: '3', source: '' }],
      ['', '2024-12-05', 16, { order_id: '3', source: 'pos' }],
      ['', '2024-12-05', 32, { order_id: '4', source: '' }],
    ]);
    await test.project(shop.project);
    const money = Object.entries(await values(shop)).map(([name, row]) => [name, row[2]]);
    expect(Object.fromEntries(money)).toEqual({
      ...{ web: '49', pos: '48', none: '46', lone: '42' },
      ...{ bare: '18', named: '50' },
    });
  });

  it('takes no more than all off an order, however much its refunds claim', async () => {
    const shop = await freshShop();
    await givenOrders(shop, [['ada', '2024-12-01', 50, { order_id: '1' }]]);
    const most = { order_id: '1', amount: '99999999999999.9999' };
    await givenRefunds(
      shop,
      Array.from({ length: 12 }, () => ['', '2024-12-05', 0, most] as const),
    );
    expect((await values(shop))['ada']).toEqual([30, 1, '0']);
  });
});

describe('edges', () => {
  it('answer for a shop without buyers and for one with one', async () => {
    const shop = await freshShop();
    const empty = await ask(shop);
    expect([empty.population, empty.rows.length, empty.warnings]).toEqual([0, 11, []]);
    expect(Object.values(empty.rows[0]!)).toEqual(['Champions', 0, 0, '0', 0, null, null, null]);
    expect(await table(shop, { level: 'customers' })).toEqual([]);
    await givenOrders(shop, [['ada', '2024-12-01', 10]]);
    expect(await table(shop, { level: 'customers' })).toEqual([['ada', 30, 1, '10', 1, 1, 1, 'Lost']]);
    expect(await scores(shop, { method: 'mean' })).toEqual({ ada: '111' });
  });

  it('open the people behind every number', async () => {
    const shop = await freshShop();
    await givenOrders(shop, ladder(12));
    for (const row of (await table(shop, {}))
      .filter((one) => one[0] === 'Champions' || one[1] === 0)
      .slice(0, 2)) {
      expect(await table(shop, { level: 'customers', segment: row[0] })).toHaveLength(row[1] as number);
    }
    for (const [r, f, customers] of (await table(shop, { level: 'cells', bins: 3 })).slice(0, 2)) {
      const list = await table(shop, { level: 'customers', bins: 3, cell: { r, f } });
      expect(list).toHaveLength(customers as number);
    }
  });
});

describe('the segment map', () => {
  it('can be edited: the first rule that matches wins', async () => {
    const shop = await freshShop();
    await givenOrders(shop, ladder(4));
    const map = [{ segment: 'Rich', m: [2, 2] }, { segment: 'Fresh', r: [2, 2] }, { segment: 'Rest' }];
    expect((await table(shop, { bins: 2, map })).map((row) => row.slice(0, 2))).toEqual([
      ['Rich', 2],
      ['Fresh', 0],
      ['Rest', 2],
    ]);
  });

  it('is refused where a rule can never match, and where nobody is covered', async () => {
    const shop = await freshShop();
    const refusal = (map: unknown[]) =>
      ask(shop, { bins: 2, map }).catch((problem: { errors: unknown }) => problem.errors);
    expect(await refusal([{ segment: 'All' }, { segment: 'None', r: [1, 2] }])).toEqual([
      {
        code: 'rule-never-matches',
        path: 'map.1',
        message: '"None" can never match: earlier rules cover all its cells',
      },
    ]);
    expect(
      await refusal([
        { segment: 'Most', r: [2, 2] },
        { segment: 'Rich', m: [2, 2] },
      ]),
    ).toEqual([
      { code: 'cell-not-covered', path: 'map', message: 'no rule covers r 1, f 1, m 1' },
      { code: 'cell-not-covered', path: 'map', message: 'no rule covers r 1, f 2, m 1' },
    ]);
    expect(await refusal([{ segment: 'All', r: [2, 1] }])).toEqual([
      { code: 'invalid-range', path: 'map.0.r', message: '[2, 1] is no range of scores from 1 to 2' },
    ]);
  });
});
