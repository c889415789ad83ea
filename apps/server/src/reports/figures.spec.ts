import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf } from '#core';
import { writeShop } from '#generator';
import { tableNames } from '#ingestion';
import { startTestServer, type Answer, type TestServer } from '../testing/test-server.js';

type Row = Record<string, unknown>;
interface Asked {
  parameters: Row;
  answer: { rows: Row[]; columns: { name: string; type: string }[] } & Row;
}
interface Part extends Asked {
  name: string;
  analysis: string;
  comparisons: Record<string, Asked>;
}
interface Block {
  type: string;
  parts?: Part[];
  audiences?: { id: string; run: string; size: number }[];
}

const zone = 'Europe/Berlin';
const day = '2026-02-20';
let server: TestServer;
let audience: string;
let folder: string;

/** A shop of 300 customers and seven months, loaded the way that every row comes. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-figures-'));
  await writeShop({ customers: 300, start: '2025-08-01', end: '2026-03-01', timeZone: zone }, folder);
  server = await startTestServer({ SCHEDULER: 'off' });
  const { ingestion, metadata } = server.clientele;
  await metadata.projects.update('default', { timeZone: zone, currency: 'EUR' });
  for (const table of tableNames) {
    await ingestion.importFile('default', table, join(folder, `${table}.ndjson`));
  }
  const buyers = { type: 'orders', aggregate: 'count', op: 'at-least', value: 2 };
  const made = await server.post('/v1/audiences', { name: 'Buyers again', rule: buyers, kind: 'static' });
  audience = made.body['id'] as string;
}, 120_000);
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const analyse = async (name: string, parameters: Row): Promise<Answer> => {
  const { status, body } = await server.post(`/v1/analyses/${name}`, parameters);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
};

/** How many different people the list of a level has, counted one by one. */
async function lengthOf(name: string, parameters: Row, id = 'customerId'): Promise<number> {
  const { rows, rowCount } = await analyse(name, { ...parameters, limit: 10_000 });
  const people = new Set(rows!.map((row) => row[id]));
  expect([rows!.length, rowCount]).toEqual([people.size, people.size]);
  return people.size;
}

/** Makes a report for the day and reads all of its files. */
async function reportOf(definition: Row) {
  const made = await server.post('/v1/reports', { timeZone: zone, ...definition });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const run = await server.post(`/v1/reports/${String(made.body['id'])}/runs`, { periodStart: day });
  expect(run).toMatchObject({ status: 200, body: { status: 'published' } });
  const files = new Map<string, string>();
  for (const { name, url } of run.body['files'] as { name: string; url: string }[]) {
    files.set(name, await (await server.fetch(url)).text());
  }
  const { blocks } = JSON.parse(files.get('report.json')!) as { blocks: Block[] };
  return { blocks, files, page: tablesOf(files.get('report.html')!) };
}

/** The words of every row, list item and card of a page, without its marks. */
function tablesOf(html: string): string[] {
  const pieces = html.match(/<(tr|li)\b.*?<\/\1>|<div class="card metric">.*?<\/div>/gs) ?? [];
  return pieces.map((piece) =>
    piece
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#39;', "'")
      .replace(/[\s\u00a0\u202f]+/g, ' ')
      .trim(),
  );
}

/** A CSV of ours as rows of texts; no field of these tables has a comma or a quote of its own. */
function csvRows(text: string): string[][] {
  return text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
}

const count = (value: unknown) => new Intl.NumberFormat('en').format(Number(value));
const ratio = (value: unknown) => `${(Number(value) * 100).toFixed(1)}`;
const cellText = (value: unknown) => (value === null ? '' : String(value as string | number | boolean));

/** Every answer of a report stands in the API and in the CSV, figure for figure. Returns how many were compared. */
async function expectSame(blocks: readonly Block[], files: ReadonlyMap<string, string>): Promise<number> {
  let figures = 0;
  for (const [index, { parts = [] }] of blocks.entries()) {
    for (const { name, analysis, comparisons, ...now } of parts) {
      for (const [suffix, asked] of [['', now], ...Object.entries(comparisons)] as [string, Asked][]) {
        const { parameters, answer } = asked;
        const told = await analyse(analysis, parameters);
        expect(told).toMatchObject({ ...answer });
        expect(answer.rows).toEqual(told.rows);
        const csv = csvRows(files.get(`${index + 1}-${name}${suffix && `.${suffix}`}.csv`)!);
        const names = answer.columns.map((column) => column.name);
        expect(csv).toEqual([names, ...answer.rows.map((row) => names.map((one) => cellText(row[one])))]);
        figures += answer.rows.length * names.length;
      }
    }
  }
  return figures;
}

const repurchase = [
  { events: ['product_viewed'], label: 'Viewed' },
  { events: ['product_added'], label: 'Added' },
  { events: ['order_completed'], label: 'Ordered' },
];
const rowsOf = (blocks: readonly Block[], analysis: string, level: string) =>
  blocks.flatMap(({ parts = [] }) => parts).find(({ name }) => name === `${analysis}-${level}`)!;
const expectLine = (page: readonly string[], ...figures: string[]) => {
  const line = page.find((one) => one.startsWith(figures[0]!) && figures.every((part) => one.includes(part)));
  expect([figures, line]).toEqual([figures, expect.any(String)]);
};

/** Every number of a part against the list of its level. */
const listsBehind: Record<string, (part: Asked) => Promise<void>> = {
  async 'overview-days'({ parameters, answer }) {
    await forEach(answer.rows, async ({ day: from, customers, newCustomers }) => {
      const range = { from, to: dayAfter(from), timeZone: zone, level: 'customers' };
      expect(await lengthOf('overview', range)).toBe(customers);
      expect(await lengthOf('overview', { ...range, who: 'new' })).toBe(newCustomers);
    });
    expect(parameters['timeZone']).toBe(zone);
  },
  async 'overview-totals'({ parameters, answer }) {
    const [{ customers, newCustomers } = {}] = answer.rows;
    const list = { ...parameters, level: 'customers' };
    expect(await lengthOf('overview', list)).toBe(customers);
    expect(await lengthOf('overview', { ...list, who: 'new' })).toBe(newCustomers);
  },
  async 'rfm-segments'({ parameters, answer }) {
    for (const { segment, customers } of answer.rows) {
      expect(await lengthOf('rfm', { ...parameters, level: 'customers', segment })).toBe(customers);
    }
  },
  async 'rfm-cells'({ parameters, answer }) {
    for (const { r, f, customers } of answer.rows) {
      expect(await lengthOf('rfm', { ...parameters, level: 'customers', cell: { r, f } })).toBe(customers);
    }
  },
  async 'cohort-ltv-cohorts'({ parameters, answer }) {
    for (const { cohort, size } of answer.rows.filter(({ period }) => period === 0)) {
      expect(await lengthOf('cohort-ltv', { ...parameters, level: 'customers', cohort })).toBe(size);
    }
  },
  async 'funnel-steps'({ parameters, answer }) {
    for (const { step, actors, stillOpen, dropped, breakdown } of answer.rows) {
      const value = breakdown === null ? {} : { breakdownValue: breakdown };
      const list = { ...parameters, level: 'actors', step, ...value };
      expect(await lengthOf('funnel', { ...list, outcome: 'reached' }, 'actor')).toBe(actors);
      expect(await lengthOf('funnel', { ...list, outcome: 'open' }, 'actor')).toBe(stillOpen);
      expect(await lengthOf('funnel', { ...list, outcome: 'dropped' }, 'actor')).toBe(dropped);
    }
  },
  async 'funnel-trend'({ parameters, answer }) {
    const listOf = ({ step, breakdown }: Row) => ({
      ...{ ...parameters, level: 'actors', step, limit: 10_000 },
      ...(breakdown === null ? {} : { breakdownValue: breakdown }),
    });
    // A list of all days tells each of its days; the list of one day is asked for now and then, too.
    const byDay = new Map<string, Map<string, Set<unknown>>>();
    for (const row of answer.rows) {
      const key = JSON.stringify([row['step'], row['breakdown']]);
      if (!byDay.has(key)) byDay.set(key, actorsByDay((await analyse('funnel', listOf(row))).rows!));
      const people = byDay.get(key)!.get(String(row['day'])) ?? new Set();
      expect([row['day'], key, people.size]).toEqual([row['day'], key, row['actors']]);
    }
    await forEach(
      answer.rows.filter((_, index) => index % 20 === 0),
      async (row) => {
        const { day: from, actors } = row;
        const list = { ...listOf(row), enteredFrom: from, enteredBefore: dayAfter(from) };
        expect(await lengthOf('funnel', list, 'actor')).toBe(actors);
      },
    );
  },
};

function actorsByDay(rows: readonly Row[]): Map<string, Set<unknown>> {
  const days = new Map<string, Set<unknown>>();
  for (const { actor, enteredAt } of rows) {
    const entered = dayOf(new Date(String(enteredAt)), zone);
    days.set(entered, (days.get(entered) ?? new Set()).add(actor));
  }
  return days;
}

/** As many at once as the server has cores for. */
async function forEach(rows: readonly Row[], check: (row: Row) => Promise<void>): Promise<void> {
  const waiting = [...rows];
  const next = async (): Promise<void> => {
    const row = waiting.shift();
    if (!row) return;
    await check(row);
    await next();
  };
  await Promise.all([next(), next()]);
}

const dayAfter = (date: unknown) =>
  new Date(Date.parse(String(date)) + 86_400_000).toISOString().slice(0, 10);

async function expectLists(blocks: readonly Block[]): Promise<void> {
  for (const part of blocks.flatMap(({ parts = [] }) => parts)) await listsBehind[part.name]!(part);
}

describe('every figure of a report', () => {
  it('is the one of the API for the same parameters: the nightly overview', async () => {
    const { body } = await server.fetch('/v1/reports/ready-made').then(async (one) => ({
      body: (await one.json()) as { reports: Row[] },
    }));
    const { blocks, files, page } = await reportOf({ ...body.reports[0], name: 'Nightly', cron: null });
    expect(await expectSame(blocks, files)).toBeGreaterThan(500);
    expect(blocks.flatMap(({ parts = [] }) => parts)).toHaveLength(7);

    const totals = rowsOf(blocks, 'overview', 'totals');
    const [sum] = totals.answer.rows as [Row];
    expect(sum['customers']).toBeGreaterThan(0);
    await expectLists(blocks);
    expectLine(page, 'Orders', count(sum['orders']));
    expectLine(page, 'Customers', count(sum['customers']));
    const before = totals.comparisons['previous-week']!;
    const wasThere = { ...before.parameters, level: 'customers' };
    expect(await lengthOf('overview', wasThere)).toBe(before.answer.rows[0]!['customers']);
  }, 240_000);

  it('has as many people in the list behind it: segments and cells', async () => {
    const { blocks, files, page } = await reportOf({
      name: 'Segments',
      blocks: [{ type: 'analysis', analysis: 'rfm', parameters: { basis: 'gross', lookbackDays: 120 } }],
    });
    await expectSame(blocks, files);
    const segments = rowsOf(blocks, 'rfm', 'segments');
    const full = segments.answer.rows.filter((row) => Number(row['customers']) > 0);
    expect(full.length).toBeGreaterThan(4);
    await expectLists(blocks);
    for (const { segment, customers, share } of full) {
      expectLine(page, String(segment), ` ${count(customers)} ${ratio(share)}`);
    }
    const before = segments.comparisons['previous-year']!;
    expect(before.answer.rows.every(({ customers }) => customers === 0)).toBe(true);
  }, 120_000);

  it('has as many people in the list behind it: cohorts', async () => {
    const { blocks, files, page } = await reportOf({
      name: 'Cohorts',
      blocks: [
        { type: 'analysis', analysis: 'cohort-ltv', parameters: { cohortBy: 'month', axis: 'calendar' } },
        { type: 'analysis', analysis: 'cohort-ltv', parameters: { cohortBy: 'channel' } },
      ],
    });
    await expectSame(blocks, files);
    const found = blocks.map(({ parts }) => parts![0]!);
    const cohorts = found.map(({ answer }) => new Set(answer.rows.map((row) => row['cohort'])).size);
    expect(cohorts[0]).toBe(7);
    expect(cohorts[1]).toBeGreaterThan(2);
    await expectLists(blocks);
    const [{ answer }] = found as [Part];
    const first = answer.rows.filter((row) => row['cohort'] === '2025-08-01');
    const line = page.find((one) => one.startsWith(`Aug 2025 ${count(first[0]!['size'])} `))!;
    const drawn = line
      .slice('Aug 2025'.length)
      .match(/\d[\d,.]*/g)!
      .map((text) => Number(text.replaceAll(',', '')));
    expect(drawn).toHaveLength(1 + first.length);
    first.forEach(({ perCustomer }, index) => {
      // Cells are rounded to what a reader can take in.
      expect(Math.abs(drawn[index + 1]! - Number(perCustomer))).toBeLessThanOrEqual(0.5);
    });
  }, 120_000);

  it('has as many actors in the list behind it: the steps of a funnel, whole and broken down', async () => {
    const parameters = { steps: repurchase, breakdown: 'device', windowSeconds: 86_400 };
    const { blocks, files, page } = await reportOf({
      name: 'Funnel',
      blocks: [{ type: 'analysis', analysis: 'funnel', parameters, range: { days: 60 } }],
    });
    await expectSame(blocks, files);
    const steps = rowsOf(blocks, 'funnel', 'steps');
    expect(new Set(steps.answer.rows.map((row) => row['breakdown'])).size).toBeGreaterThan(2);
    await expectLists(blocks);
    const all = new Map<unknown, number>();
    for (const { step, actors } of steps.answer.rows) all.set(step, (all.get(step) ?? 0) + Number(actors));
    repurchase.forEach(({ label }, index) =>
      expectLine(page, `${index + 1} ${label}`, ` ${count(all.get(index + 1))} `),
    );
    for (const name of new Set(steps.answer.rows.map((row) => row['breakdown']))) {
      const own = steps.answer.rows.filter(({ breakdown }) => breakdown === name);
      expectLine(page, String(name), own.map(({ actors }) => count(actors)).join(' '));
    }
  }, 120_000);

  it('has as many people in the list behind it: an audience', async () => {
    await server.post(`/v1/audiences/${audience}/refresh`, { asOf: `${day}T23:00:00Z` });
    const { blocks, files, page } = await reportOf({
      name: 'Audience',
      blocks: [{ type: 'audience', audience }, { type: 'audiences' }],
    });
    const sizes = blocks.map(({ audiences }) => audiences![0]!.size);
    const members = await server.fetch(`/v1/audiences/${audience}/members?limit=500`);
    const { members: list, total } = (await members.json()) as { members: Row[]; total: number };
    expect(total).toBeGreaterThan(20);
    expect(sizes).toEqual([total, total]);
    expect(new Set(list.map(({ customerId }) => customerId)).size).toBe(total);
    expect(csvRows(files.get('1-audiences.csv')!)[1]!.slice(0, 2)).toEqual(['Buyers again', String(total)]);
    expectLine(page, `Buyers again ${count(total)}`);
  }, 120_000);
});
