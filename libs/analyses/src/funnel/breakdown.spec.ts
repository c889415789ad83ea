import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fixedClock, givenEvents, openTestWarehouse, type TestWarehouse } from '#testing';
import { AnalysisRunner } from '../shared/index.js';
import { funnel } from './funnel.module.js';

const runner = new AnalysisRunner([funnel], fixedClock('2024-06-30T00:00:00Z'));
let test: TestWarehouse;

beforeAll(async () => {
  test = await openTestWarehouse();
});
afterAll(() => test.close());

it('values called other and (none) are not the rows for the rest and for no value', async () => {
  const warehouse = await test.project('shop');
  const singles = Array.from({ length: 20 }, (_, i) => [`c${String(i).padStart(2, '0')}`, 1] as const);
  // of the singles 16 are among the twenty, so that the rest are 4
  const counts: [campaign: string, people: number][] = [
    ['', 7],
    ['other', 6],
    ['(none)', 5],
    ['"other"', 3],
    ['other than that', 2],
    ...singles.map(([name, people]): [string, number] => [name, people]),
  ];
  await givenEvents(
    warehouse,
    counts.flatMap(([campaign, people]) =>
      Array.from(
        { length: people },
        (_, i) => [`${campaign} ${i}`, 'product_viewed', '2024-03-01', { campaign }] as const,
      ),
    ),
  );
  const asked = {
    ...{ steps: [{ events: ['product_viewed'] }, { events: ['product_added'] }], breakdown: 'campaign' },
  };
  const ask = async (more: object) =>
    (await runner.run('funnel', { ...asked, ...more }, { warehouse, timeZone: 'UTC', currency: 'EUR' })).rows;

  const entered = (await ask({})).filter(({ step }) => step === 1);
  const rows = entered.map(({ breakdown, actors }) => [breakdown, actors]);
  expect(rows.slice(0, 4)).toEqual([
    ['"other"', 6],
    ['"(none)"', 5],
    ['""other""', 3],
    ['other than that', 2],
  ]);
  expect(rows.slice(-2)).toEqual([
    ['other', 4],
    ['(none)', 7],
  ]);
  expect(new Set(rows.map(([value]) => value)).size).toBe(22);
  for (const [breakdownValue, actors] of rows) {
    expect(await ask({ level: 'actors', breakdownValue })).toHaveLength(Number(actors));
  }
});
