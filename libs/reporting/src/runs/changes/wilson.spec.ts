import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnalysisRunner, analyses } from '#analyses';
import { fixedClock, givenEvents, openTestWarehouse, type TestWarehouse } from '#testing';
import { enough, wilson } from './wilson.js';

let test: TestWarehouse;

beforeAll(async () => {
  test = await openTestWarehouse();
});
afterAll(() => test.close());

describe('wilson', () => {
  it('is the interval, and 30 the border, that a funnel answers with', async () => {
    const shop = await test.project('shop');
    const groups = [1, 2, 7, 29, 30, 31, 120].flatMap((n) =>
      [0, Math.floor(n / 3), n].map((hits) => ({ n, hits, region: `${hits} of ${n}` })),
    );
    const people = groups.flatMap(({ n, hits, region }) =>
      Array.from({ length: n }, (_, i) => ({ name: `${region} ${i}`, region, goesOn: i < hits })),
    );
    await givenEvents(shop, [
      ...people.map(({ name, region }) => [name, 'product_viewed', '2024-03-01', { region }] as const),
      ...people
        .filter(({ goesOn }) => goesOn)
        .map(({ name, region }) => [name, 'product_added', '2024-03-02', { region }] as const),
    ]);
    const { rows } = await new AnalysisRunner(analyses, fixedClock('2024-06-30T00:00:00Z')).run(
      'funnel',
      { steps: [{ events: ['product_viewed'] }, { events: ['product_added'] }], breakdown: 'region' },
      { warehouse: shop, timeZone: 'UTC', currency: 'EUR' },
    );
    const second = rows.filter(({ step, breakdown }) => step === 2 && breakdown !== 'other');
    expect(second).toHaveLength(19);
    for (const { breakdown, fromPreviousLow, fromPreviousHigh, weak } of second) {
      const { n, hits } = groups.find(({ region }) => region === breakdown)!;
      const [low, high] = wilson(hits, n);
      expect(fromPreviousLow).toBeCloseTo(low, 12);
      expect(fromPreviousHigh).toBeCloseTo(high, 12);
      expect(weak).toBe(n < enough);
    }
  });
});
