import { text } from 'node:stream/consumers';
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
    const { rows } = await project.warehouse.rows({ ...question, sql: `explain pipeline\n${question.sql}` });
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

  it('tells how many rows there are when they are cut', async () => {
    const { rows } = await runner.run(descriptor.name, parameters, project);
    const cut = await runner.run(descriptor.name, { ...parameters, limit: 1 }, project);
    expect([cut.rowCount, cut.truncated]).toEqual([rows.length, rows.length > 1]);
  });

  it('has the same values in NDJSON, and in CSV as plain text', async () => {
    const { rows } = await runner.run(descriptor.name, parameters, project);
    const written = async (format: 'JSONEachRow' | 'CSVWithNames') =>
      text(await runner.stream(descriptor.name, parameters, project, format));
    const lines = (await written('JSONEachRow')).split('\n').filter(Boolean);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows);
    const [head, ...cells] = (await written('CSVWithNames')).trimEnd().split('\n');
    expect(head).toBe(descriptor.levels[level]!.map(({ name }) => `"${name}"`).join(','));
    // Quotes and decimals aside, which are written in more than one way.
    expect(cells.map(plain)).toEqual(rows.map((row) => plain(Object.values(row).map(cellOf).join(','))));
  });
});

const cellOf = (value: unknown) =>
  value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value as string);
const plain = (line: string) =>
  line
    .replaceAll('"', '')
    .replace(/(\.\d*?)0+(?=,|$)/g, '$1')
    .replace(/\.(?=,|$)/g, '');

describe.each(analyses)('$name', ({ params, example }) => {
  const { properties } = paramsSchema(params) as { properties: Record<string, object> };

  it.each(Object.keys(properties))('takes %s: null as not given', (name) => {
    const { [name]: _, ...others } = example as Record<string, unknown>;
    const parsed = (input: object) => {
      try {
        return parseParams(params, input);
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(parsed({ ...others, [name]: null })).toEqual(parsed(others));
  });
});

describe('every analysis', () => {
  it.each([
    ['rfm', { filters: { toString: ['x'] } }, 'filters.toString'],
    ['rfm', JSON.parse('{"filters": {"__proto__": ["x"]}}') as object, 'filters.__proto__'],
    [
      'funnel',
      { steps: [{ events: ['a'], where: { valueOf: ['x'] } }, { events: ['b'] }] },
      'steps.0.where.valueOf',
    ],
  ])('%s refuses a name that every object has', async (name, input, path) => {
    await expect(runner.run(name, input, project)).rejects.toMatchObject({ errors: [{ path }] });
  });

  it.each([
    ['timeZone', 'europe/berlin', 'unknown-time-zone'],
    ['timeZone', 'utc', 'unknown-time-zone'],
    ['timeZone', 'US/pacific', 'unknown-time-zone'],
    ['asOf', '9999-12-31', 'invalid-time'],
    ['asOf', '1899-12-31', 'invalid-time'],
  ])('refuses %s %s', async (name, value, code) => {
    await expect(runner.run('rfm', { [name]: value }, project)).rejects.toMatchObject({
      errors: [{ code, path: name }],
    });
  });

  it.each(['Europe/Kyiv', 'Asia/Kolkata', 'Etc/GMT+5', 'US/Pacific', 'America/Port-au-Prince'])(
    'answers in the time zone %s',
    async (timeZone) => {
      expect((await runner.run('rfm', { timeZone }, project)).timeZone).toBe(timeZone);
    },
  );

  it('counts the rows when a page is behind them', async () => {
    const { rows, rowCount, truncated } = await runner.run(
      'rfm',
      { level: 'customers', offset: 50, limit: 10 },
      project,
    );
    expect([rows, rowCount, truncated]).toEqual([[], 2, false]);
  });

  it.each(analyses.map((descriptor) => [descriptor.name, descriptor] as const))(
    '%s describes each of its parameters',
    (_, descriptor) => {
      const { properties } = paramsSchema(descriptor.params) as { properties: Record<string, object> };
      const silent = Object.entries(properties).filter(([, schema]) => !('description' in schema));
      expect(silent.map(([name]) => name)).toEqual([]);
    },
  );
});
