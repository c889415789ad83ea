import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixedClock, givenEvents, givenOrders, openTestWarehouse, type TestWarehouse } from '#testing';
import { analyses } from './analyses.js';
import {
  AnalysisRunner,
  paramsSchema,
  parseParams,
  type AnalysisContext,
  type AnalysisProject,
} from './shared/index.js';

let test: TestWarehouse;
let project: AnalysisProject;
const clock = fixedClock('2026-03-01T00:00:00Z');
const runner = new AnalysisRunner(analyses, clock);

beforeAll(async () => {
  test = await openTestWarehouse();
  project = { warehouse: await test.project(), timeZone: 'UTC', currency: 'EUR' };
  await givenOrders(project.warehouse, [
    ['c1', '2026-02-01', 10],
    ['c1', '2026-02-20', 30],
    ['c2', '2026-02-20', 20],
  ]);
  await givenEvents(project.warehouse, [
    ['c1', 'product_viewed', '2026-01-31'],
    ['c1', 'product_added', '2026-01-31T10:00'],
  ]);
});
afterAll(() => test.close());

const cases = analyses.flatMap((descriptor) =>
  Object.keys(descriptor.levels).map((level) => ({ name: descriptor.name, level, descriptor })),
);

describe.each(cases)('$name at level $level', ({ descriptor, level }) => {
  const parameters =
    Object.keys(descriptor.levels).length > 1 ? { ...descriptor.example, level } : descriptor.example;
  const plan = () => {
    const context: AnalysisContext = { ...project, asOf: clock.now(), range: {} };
    return new descriptor.service().plan(parseParams(descriptor.params, parameters), context);
  };

  it('binds every placeholder and nothing else', async () => {
    const { question } = await plan();
    const placeholders = new Set([...question.sql.matchAll(/\{(\w+):/g)].map((match) => match[1]));
    expect([...placeholders].sort()).toEqual(Object.keys(question.params ?? {}).sort());
  });

  it('is a question that ClickHouse can plan', async () => {
    const { question } = await plan();
    const { rows } = await project.warehouse.rows({ ...question, sql: `explain\n${question.sql}` });
    expect(rows.length).toBeGreaterThan(0);
  });

  it('has the columns that it says', async () => {
    const { question } = await plan();
    const { rows } = await project.warehouse.rows<{ name: string }>({
      ...question,
      sql: `describe (\n${question.sql}\n)`,
    });
    const known = new Set(rows.map(({ name }) => name));
    expect(
      descriptor.levels[level]!.map(({ column }) => column).filter((column) => !known.has(column)),
    ).toEqual([]);
  });

  it('answers its example, and in the same words twice', async () => {
    const first = await runner.run(descriptor.name, parameters, project);
    const second = await runner.run(descriptor.name, parameters, project);
    expect(first.level).toBe(level);
    expect(first.rows).toEqual(second.rows);
    for (const row of first.rows) {
      expect(Object.keys(row)).toEqual(descriptor.levels[level]!.map(({ name }) => name));
    }
  });
});

describe('every analysis', () => {
  it.each(analyses.map((descriptor) => [descriptor.name, descriptor] as const))(
    '%s describes each of its parameters',
    (_, descriptor) => {
      const { properties } = paramsSchema(descriptor.params) as { properties: Record<string, object> };
      const silent = Object.entries(properties).filter(([, schema]) => !('description' in schema));
      expect(silent.map(([name]) => name)).toEqual([]);
    },
  );
});
