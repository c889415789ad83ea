import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { weakBelow, wilson } from '#stats';
import { fixedClock, givenEvents, openTestWarehouse, type TestWarehouse } from '#testing';
import { AnalysisRunner } from '../shared/index.js';
import { funnel } from './funnel.module.js';

const runner = new AnalysisRunner([funnel], fixedClock('2024-06-30T00:00:00Z'));
const steps = [{ events: ['product_viewed'] }, { events: ['product_added'] }];
let test: TestWarehouse;
let count = 0;

beforeAll(async () => {
  test = await openTestWarehouse();
});
afterAll(() => test.close());

type Group = readonly [channel: string, entered: number, wentOn: number];

/** The rows of a funnel of two steps in a shop where of so many people so many went on. */
async function rowsOf(groups: readonly Group[], parameters: object) {
  const shop = await test.project(`shop${++count}`);
  const people = groups.flatMap(([channel, entered, wentOn]) =>
    Array.from({ length: entered }, (_, i) => ({ name: `${channel}-${i}`, channel, goesOn: i < wentOn })),
  );
  await givenEvents(shop, [
    ...people.map(({ name, channel }) => [name, 'product_viewed', '2024-03-01', { channel }] as const),
    ...people
      .filter(({ goesOn }) => goesOn)
      .map(({ name, channel }) => [name, 'product_added', '2024-03-02', { channel }] as const),
  ]);
  const project = { warehouse: shop, timeZone: 'UTC', currency: 'EUR' };
  return (await runner.run('funnel', { steps, ...parameters }, project)).rows;
}

describe('the rate from the step before', () => {
  it('has the 95 % interval of Newcombe 1998, table I, method 3, and is weak below 30', async () => {
    const groups: Group[] = [
      ['large', 263, 81],
      ['middle', 148, 15],
      ['few', 29, 1],
      ['none', 20, 0],
    ];
    const rows = await rowsOf(groups, { breakdown: 'channel' });
    const digits = (rate: unknown) => Number(Number(rate).toFixed(4));
    expect(
      rows
        .filter(({ step }) => step === 2)
        .map((row) => [
          row['breakdown'],
          digits(row['fromPreviousLow']),
          digits(row['fromPreviousHigh']),
          row['weak'],
        ]),
    ).toEqual([
      ['large', 0.2553, 0.3662, false],
      ['middle', 0.0624, 0.1605, false],
      ['few', 0.0061, 0.1718, true],
      ['none', 0, 0.1611, true],
    ]);
    expect(rows.filter(({ step }) => step === 1)).toEqual(
      groups.map(() =>
        expect.objectContaining({ fromPreviousLow: null, fromPreviousHigh: null, weak: false }),
      ),
    );
  });

  it.each([
    ['with times', {}],
    ['without', { times: false }],
  ])('%s: all of 30 are at least 30 of 33.84, none of 10 at most 3.84 of 13.84', async (_, parameters) => {
    const interval = ({ fromPreviousLow: low, fromPreviousHigh: high, weak }: Record<string, unknown>) => ({
      ...{ low, high, weak },
    });
    const square = 1.959964 ** 2;
    const [, all] = await rowsOf([['all', 30, 30]], parameters);
    expect(interval(all!)).toEqual({ low: expect.closeTo(30 / (30 + square), 6), high: 1, weak: false });
    const [, none] = await rowsOf([['none', 10, 0]], parameters);
    expect(interval(none!)).toEqual({ low: 0, high: expect.closeTo(square / (10 + square), 6), weak: true });
  });

  it('of nobody has no interval', async () => {
    const [first, second] = await rowsOf([], {});
    const without = { fromPrevious: null, fromPreviousLow: null, fromPreviousHigh: null };
    expect(first).toMatchObject({ ...without, weak: false });
    expect(second).toMatchObject({ ...without, weak: true });
  });

  it('stands behind the columns that were there before', async () => {
    const [first] = await rowsOf([['one', 1, 0]], {});
    expect(Object.keys(first!).slice(-4)).toEqual([
      'breakdown',
      'fromPreviousLow',
      'fromPreviousHigh',
      'weak',
    ]);
  });

  it('has the interval and the border of every other rate', async () => {
    const groups = [1, 2, 7, 29, 30, 31, 120].flatMap((n) =>
      [...new Set([0, Math.floor(n / 3), n])].map((hits): Group => [`${hits} of ${n}`, n, hits]),
    );
    const rows = await rowsOf(groups, { breakdown: 'channel' });
    const second = rows.filter(({ step, breakdown }) => step === 2 && breakdown !== 'other');
    expect(second).toHaveLength(19);
    for (const { breakdown, fromPreviousLow, fromPreviousHigh, weak } of second) {
      const [, n, hits] = groups.find(([channel]) => channel === breakdown)!;
      const [low, high] = wilson(hits, n);
      expect(fromPreviousLow).toBeCloseTo(low, 12);
      expect(fromPreviousHigh).toBeCloseTo(high, 12);
      expect(weak).toBe(n < weakBelow);
    }
  });
});
