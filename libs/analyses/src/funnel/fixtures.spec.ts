import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fixedClock, givenEvents, openTestWarehouse, sharedData, type TestWarehouse } from '#testing';
import type { ProjectWarehouse } from '#warehouse';
import { AnalysisRunner } from '../shared/index.js';
import { funnel } from './funnel.module.js';

interface Fixture {
  readonly name: string;
  readonly events: readonly (readonly [number, string])[];
  readonly window: number;
  readonly steps: readonly string[];
  readonly level: { readonly strict: number; readonly ties: number };
  readonly level_first_view: { readonly strict: number; readonly ties: number };
}

const path = sharedData('oracles/funnel-fixtures.json');
const fixtures = path ? (JSON.parse(readFileSync(path, 'utf8')) as { fixtures: Fixture[] }).fixtures : [];
const start = Date.parse('2024-03-01T00:00:00Z');

(path ? describe : describe.skip)('funnel-fixtures.json', () => {
  let test: TestWarehouse;
  let shop: ProjectWarehouse;
  beforeAll(async () => {
    test = await openTestWarehouse();
    shop = await test.project();
    await givenEvents(
      shop,
      fixtures.flatMap(({ name, events }) =>
        events.map(
          ([second, event]) => [name, event, new Date(start + second * 1000).toISOString()] as const,
        ),
      ),
    );
  });
  afterAll(() => test.close());

  const shapes = [...new Set(fixtures.map(({ steps, window }) => JSON.stringify([steps, window])))].map(
    (text) => JSON.parse(text) as [string[], number],
  );

  async function levelsOf(
    steps: string[],
    windowSeconds: number,
    more: object,
  ): Promise<Map<unknown, unknown>> {
    const runner = new AnalysisRunner([funnel], fixedClock('2024-06-01T00:00:00Z'));
    const { rows } = await runner.run(
      'funnel',
      { steps: steps.map((name) => ({ events: [name] })), windowSeconds, level: 'actors', ...more },
      { warehouse: shop, timeZone: 'UTC', currency: 'EUR' },
    );
    return new Map(rows.map((row) => [row['customerId'], row['level']]));
  }

  it.each(shapes)('%j within %d seconds', async (steps, window) => {
    const cases = fixtures.filter(
      (one) => JSON.stringify([one.steps, one.window]) === JSON.stringify([steps, window]),
    );
    const expected = (pick: (one: Fixture) => number) => cases.map((one) => [one.name, pick(one)]);
    const actual = async (more: object) => {
      const levels = await levelsOf(steps, window, more);
      return cases.map(({ name }) => [name, levels.get(name) ?? 0]);
    };
    expect(await actual({})).toEqual(expected((one) => one.level.ties));
    expect(await actual({ strictlyLater: true })).toEqual(expected((one) => one.level.strict));
    expect(await actual({ attempt: 'firstEntry' })).toEqual(expected((one) => one.level_first_view.ties));
    expect(await actual({ attempt: 'first', strictlyLater: true })).toEqual(
      expected((one) => one.level_first_view.strict),
    );
  });
});
