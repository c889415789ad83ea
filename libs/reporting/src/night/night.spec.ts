import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Report, ReportRun } from '#metadata';
import { givenEvents, givenOrders, movableClock } from '#testing';
import { silentLog, type ProjectWarehouse } from '#warehouse';
import { openTestAudiences, type TestAudiences } from '../../../testing/src/test.audiences.js';
import { Reporting } from '../reporting.js';
import { nightJob, reportJob } from './slots.js';

const hour = 3_600_000;
const clock = movableClock('2026-03-01T12:00:00Z');
let test: TestAudiences;
let shop: ProjectWarehouse;
let reporting: Reporting;
let report: Report;
let audienceId: string;
let hook: Server;
/** Ids of the runs that the webhook was told of. */
let told: string[];

beforeAll(async () => {
  test = await openTestAudiences({ clock });
  const project = await test.project();
  shop = project.warehouse;
  const webhooks = { allowPrivateWebhooks: true, webhookTimeoutMilliseconds: 5000 };
  reporting = new Reporting({
    ...test,
    ...webhooks,
    project: async () => project,
    audiences: test.audiences.refreshes,
    log: silentLog,
  });
  told = [];
  hook = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      told.push((JSON.parse(body) as { data: { run: string } }).data.run);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  await givenOrders(
    shop,
    Array.from({ length: 12 }, (_, n) => [`c${n % 5}`, `2026-02-${10 + n}T10:00`, 10 + n]),
  );
  const rule = { type: 'rfm', r: { min: 1, max: 5 } };
  const fields = { name: 'Buyers', rule, kind: 'live' as const };
  audienceId = (await test.audiences.definitions.create(project, fields, 'user:1')).id;
  const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`;
  report = await reporting.definitions.create(
    'default',
    {
      name: 'Dawn',
      cron: '0 5 * * *',
      timeZone: 'UTC',
      comparison: [],
      blocks: [{ type: 'analysis', analysis: 'overview' }, { type: 'audiences' }],
      channels: [{ type: 'webhook', url }],
    },
    'user:1',
  );
  // The ready-made report is not what this is about.
  await reporting.provide();
  const nightly = (await test.metadata.reports.findByName('default', 'Nightly overview'))!;
  await test.metadata.reports.archive('default', nightly.id);
}, 60_000);
afterAll(async () => {
  await new Promise<unknown>((resolve) => (hook.closeAllConnections(), hook.close(resolve)));
  await test.close();
});

/** A process that stops dead when it comes to `step` for the `nth` time, holding what it holds. */
function dyingAt(step: string, nth = 1) {
  let reached!: () => void;
  const died = new Promise<void>((resolve) => (reached = resolve));
  let wake!: () => void;
  const woken = new Promise<void>((resolve) => (wake = resolve));
  let seen = 0;
  const scheduler = reporting.scheduler(async (at) => {
    if (at !== step || ++seen !== nth) return;
    reached();
    await woken;
  });
  return { scheduler, died, wake };
}

const steps: [step: string, nth: number, deliveries: number][] = [
  ['turn', 1, 1],
  ['snapshot', 1, 1],
  ['snapshot-delete', 1, 1],
  ['snapshot-insert', 1, 1],
  ['snapshot-complete', 1, 1],
  ['audiences', 1, 1],
  ['compact', 1, 1],
  ['finish', 1, 1],
  ['turn', 2, 1],
  ['begin', 1, 1],
  ['answers', 1, 1],
  ['files', 1, 1],
  ['publish', 1, 1],
  ['plan', 1, 1],
  ['finish', 2, 1],
  ['delivery', 1, 1],
  // Claimed and not sent: nobody can know, so nobody sends it again.
  ['sending', 1, 0],
  ['sent', 1, 1],
];

describe('the night', () => {
  it.each(steps)(
    'that dies at %s (%i.) is ended by another scheduler: one published report, at most one delivery',
    async (step, nth, deliveries) => {
      clock.advance(24 * hour);
      told = [];
      const today = clock.now().toISOString().slice(0, 10);
      const begin = new Date(`${today}T00:00:00Z`);
      const { scheduler, died, wake } = dyingAt(step, nth);
      const dead = scheduler.tick();
      await died;
      const next = reporting.scheduler();
      expect(await next.tick()).toBe(0);
      clock.advance(2 * 60_000);
      await next.tick();
      // The dead one wakes up late: it has no right to anything any more.
      wake();
      await dead;
      clock.advance(20 * 60_000);
      await next.tick();

      const period = { periodStart: new Date(begin.getTime() - 24 * hour), periodEnd: begin };
      const runs = (await test.metadata.reportRuns.list('default', { reportId: report.id })).items.filter(
        ({ periodEnd }) => periodEnd.getTime() === begin.getTime(),
      );
      expect(runs.filter(({ status }) => status === 'published')).toMatchObject([{ ...period, revision: 1 }]);
      expect(told).toEqual(deliveries ? [runs[0]!.id] : []);
      const [delivery] = await test.metadata.deliveries.ofRun(runs[0]!.id);
      expect(delivery!.state).toBe(['sending', 'sent'].includes(step) ? 'uncertain' : 'delivered');

      const night = (await test.metadata.jobs.list('default', { name: nightJob })).items.filter(
        ({ slot }) => slot === today,
      );
      const making = (await test.metadata.jobs.list('default', { name: reportJob(report.id) })).items.filter(
        ({ slot }) => slot === `${today}T05:00:00.000Z`,
      );
      expect([night, making].map((jobs) => jobs.map(({ status }) => status))).toEqual([['done'], ['done']]);
      expect(await snapshotOf(period.periodStart)).toEqual({ rows: 5, buyers: 5, days: 1 });
      const { items } = await test.metadata.audienceRuns.list('default', audienceId);
      const refreshed = items.filter(({ asOf }) => asOf.getTime() === begin.getTime());
      expect(refreshed.filter(({ status }) => status === 'published')).toMatchObject([{ size: 5 }]);
    },
    120_000,
  );

  it('leaves what analyses read as a whole in one part', async () => {
    const { rows } = await shop.rows({ sql: 'select uniqExact(_part) as parts from orders' });
    expect(rows).toEqual([{ parts: '1' }]);
  });

  it('takes up a day again without taking its snapshot twice', async () => {
    const { rows } = await shop.rows<{ day: string; rows: string }>({
      sql: 'select day, count() as rows from rfm_snapshots group by day having rows != uniqExact(customer_id) order by day',
    });
    expect(rows).toEqual([]);
  });
});

describe('rows that come late', () => {
  const day = 24 * hour;
  let orders = 0;

  /** Makes a report of totals that the webhook is told of, and is asked at six from then on. */
  async function dawnOf(name: string, change: object = {}): Promise<Report> {
    clock.advance(day);
    const at = clock.now();
    clock.advance(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), 6) - at.getTime());
    for (const one of await test.metadata.reports.listScheduled()) {
      await test.metadata.reports.archive('default', one.id);
    }
    const made = await reporting.definitions.create(
      'default',
      {
        ...{ name, cron: '0 5 * * *', timeZone: 'UTC', comparison: [] },
        blocks: [{ type: 'analysis', analysis: 'overview' }],
        channels: report.channels,
        ...change,
      },
      'user:1',
    );
    told = [];
    return made;
  }

  async function night(): Promise<void> {
    clock.advance(day);
    await reporting.scheduler().tick();
  }

  /** Orders of the day before the night that was last, taken in now. */
  async function lateOrders(count: number, daysAgo = 1): Promise<void> {
    const ordered = new Date(clock.now().getTime() - daysAgo * day).toISOString().slice(0, 10);
    const ingested = clock.now().toISOString().replace('T', ' ').replace('Z', '');
    const late = Array.from({ length: count }, () => `late-${++orders}`);
    await givenOrders(
      shop,
      late.map((id) => ['c1', `${ordered}T20:00`, 50, { order_id: id, ingested_at: ingested }]),
    );
  }

  /** Of each period the revisions that were published, with their reasons. */
  async function published(of: Report) {
    const { items } = await test.metadata.reportRuns.list('default', { reportId: of.id });
    return items.filter(({ status }) => status === 'published');
  }

  const revisionsOf = async (of: Report, begin: Date) =>
    (await published(of))
      .filter(({ periodStart }) => periodStart.getTime() === begin.getTime())
      .map(({ revision, reason }) => [revision, reason])
      .sort();
  const yesterday = () => new Date(Math.floor(clock.now().getTime() / day) * day - day);
  const bytesOf = async (runs: readonly ReportRun[]) =>
    Object.fromEntries(
      await Promise.all(
        runs
          .flatMap(({ files }) => files)
          .map(async ({ path }) => [path, await readFile(join(reporting.maker.root, path), 'utf8')] as const),
      ),
    );

  it('make a new revision of their period the next night, with the reason, delivered once', async () => {
    const dawn = await dawnOf('Late');
    await night();
    const first = yesterday();
    const before = await published(dawn);
    const bytes = await bytesOf(before);
    expect(before).toMatchObject([{ periodStart: first, revision: 1 }]);
    await lateOrders(2);
    await night();
    expect(await revisionsOf(dawn, first)).toEqual([
      [1, null],
      [2, 'late orders (2)'],
    ]);
    const runs = await published(dawn);
    const second = runs.find(({ revision }) => revision === 2)!;
    const csv = second.files.find(({ path }) => path.endsWith('totals.csv'))!.path;
    expect((await bytesOf([second]))[csv]).toMatch(/\n2,1,0,100,/);
    // What was published stays as it is, and each revision was told once.
    expect(await bytesOf(before)).toEqual(bytes);
    expect(told.toSorted()).toEqual(runs.map(({ id }) => id).sort());
    expect(told).toHaveLength(3);
    // Nothing new: no revision, no delivery, the same bytes.
    const all = await bytesOf(runs);
    await night();
    await night();
    expect(await revisionsOf(dawn, first)).toHaveLength(2);
    expect(told).toHaveLength(5);
    expect(await bytesOf(runs)).toEqual(all);
  }, 60_000);

  it('change nothing where no figure of the report hears of them', async () => {
    const dawn = await dawnOf('Deaf');
    await night();
    const first = yesterday();
    const ingested = clock.now().toISOString().replace('T', ' ').replace('Z', '');
    const time = `${first.toISOString().slice(0, 10)}T09:00`;
    await givenEvents(shop, [['c1', 'newsletter_read', time, { ingested_at: ingested }]]);
    await night();
    expect(await revisionsOf(dawn, first)).toEqual([[1, null]]);
  }, 60_000);

  it('are told as well when a person was merged or parted, where a figure changes', async () => {
    const dawn = await dawnOf('Merged');
    const ordered = clock.now().toISOString().slice(0, 10);
    await givenOrders(shop, [
      ['once-1', `${ordered}T20:00`, 10],
      ['once-2', `${ordered}T21:00`, 10],
    ]);
    await night();
    const period = yesterday();
    await shop.command({
      sql: `insert into merged_persons
select sipHash64(0, 'once-1'), 'customer', 'once-1', sipHash64(0, 'once-2'), 'once-2', '2026-03-01 00:00:00.000', 1`,
    });
    await test.project('default');
    await night();
    expect(await revisionsOf(dawn, period)).toEqual([
      [1, null],
      [2, 'persons merged or parted'],
    ]);
  }, 60_000);

  it('are seen though they were taken in before the newest row, as those of a long import are', async () => {
    const dawn = await dawnOf('Import');
    await lateOrders(1, 0);
    await night();
    const first = yesterday();
    const ingested = new Date(clock.now().getTime() - 26 * hour)
      .toISOString()
      .replace('T', ' ')
      .replace('Z', '');
    const time = `${first.toISOString().slice(0, 10)}T03:00`;
    await givenOrders(shop, [['c2', time, 9, { order_id: `late-${++orders}`, ingested_at: ingested }]]);
    await shop.insert('loads', JSON.stringify({ segment: 'import-1', table: 'orders', stored: '1' }), {
      columns: ['segment', 'table', 'stored'],
    });
    await night();
    expect(await revisionsOf(dawn, first)).toEqual([
      [1, null],
      [2, 'late orders (1)'],
    ]);
  }, 60_000);

  it('are looked for in as many periods as the report says, and not at all when it says none', async () => {
    const two = await dawnOf('Two', { latePeriods: 2 });
    const none = await reporting.definitions.create(
      'default',
      { name: 'None', blocks: two.blocks, cron: two.cron, comparison: [], latePeriods: 0 },
      'user:1',
    );
    for (let nights = 0; nights < 4; nights++) await night();
    const last = yesterday().getTime();
    // The night to come is about the day after `last`; it looks back at two days more.
    await lateOrders(1, 3);
    await night();
    const revisions = async (of: Report) =>
      Promise.all([0, 1, 2].map(async (ago) => (await revisionsOf(of, new Date(last - ago * day))).length));
    expect(await revisions(two)).toEqual([1, 1, 1]);
    await lateOrders(1, 3);
    await lateOrders(1, 2);
    await night();
    expect(await revisions(two)).toEqual([2, 1, 1]);
    expect(await revisions(none)).toEqual([1, 1, 1]);
  }, 60_000);

  it('are published and delivered once when the night dies at it', async () => {
    const dawn = await dawnOf('Cut off');
    await night();
    const first = yesterday();
    for (const [step, nth] of [
      ['look-back', 1],
      ['publish', 2],
      ['plan', 2],
    ] as const) {
      await lateOrders(1, 1 + Math.round((yesterday().getTime() - first.getTime()) / day));
      clock.advance(day);
      told = [];
      const { scheduler, died, wake } = dyingAt(step, nth);
      const dead = scheduler.tick();
      await died;
      clock.advance(2 * 60_000);
      await reporting.scheduler().tick();
      wake();
      await dead;
      expect(told).toHaveLength(2);
      expect(new Set(told).size).toBe(2);
    }
    expect(await revisionsOf(dawn, first)).toEqual([
      [1, null],
      ...[2, 3, 4].map((revision) => [revision, 'late orders (1)']),
    ]);
  }, 120_000);
});

async function snapshotOf(begin: Date) {
  const { rows } = await shop.rows<Record<'rows' | 'buyers' | 'days', string>>({
    sql: `select
            (select count() from rfm_snapshots where day = {day:Date}) as rows,
            (select sum(buyers) from rfm_snapshot_days final where day = {day:Date}) as buyers,
            (select count() from rfm_snapshot_days final where day = {day:Date}) as days`,
    params: { day: begin.toISOString().slice(0, 10) },
  });
  return Object.fromEntries(Object.entries(rows[0]!).map(([name, value]) => [name, Number(value)]));
}
