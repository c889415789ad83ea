import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AnalysisProject } from '#analyses';
import { sha256 } from '#core';
import type { Report, ReportRun } from '#metadata';
import {
  givenEvents,
  givenOrders,
  givenRefunds,
  movableClock,
  type EventTuple,
  type OrderTuple,
} from '#testing';
import { silentLog, type ProjectWarehouse } from '#warehouse';
import { openTestAudiences, type TestAudiences } from '../../../testing/src/test.audiences.js';
import { nightlyOverview } from '../definitions/nightly-overview.js';
import { Reporting } from '../reporting.js';
import type { BlockAnswer, Part } from './answers.js';
import { changesOf } from '../delivery/webhook.message.js';
import { isLate, type PeriodData } from './period.data.js';
import { putFiles } from './publish.js';
import { reasonsFor } from './reasons.js';

const clock = movableClock('2026-03-02T05:00:00Z');
let test: TestAudiences;
let project: AnalysisProject;
let shop: ProjectWarehouse;
let reporting: Reporting;
/** The nightly overview of the last day with orders. */
let full: ReportRun;

/** Three weeks of a shop with ten customers a day, some of whom look, add and buy. */
function threeWeeks(): { orders: OrderTuple[]; events: EventTuple[] } {
  const orders: OrderTuple[] = [];
  const events: EventTuple[] = [];
  for (let day = 8; day <= 28; day++) {
    for (let one = 0; one < 10; one++) {
      const [who, date] = [`c${(day * 3 + one) % 40}`, `2026-02-${String(day).padStart(2, '0')}`];
      const hour = (n: number) => `${date}T${String(n).padStart(2, '0')}:0${one}`;
      events.push([who, 'product_viewed', hour(8)]);
      if (one % 2 === 0) events.push([who, 'product_added', hour(9)], [who, 'checkout_started', hour(10)]);
      if (one % 3 === 0) orders.push([who, hour(11), 20 + one + day]);
    }
  }
  return { orders, events };
}

beforeAll(async () => {
  test = await openTestAudiences({ clock });
  project = await test.project();
  shop = project.warehouse;
  await test.metadata.projects.update('default', { currency: 'EUR', title: 'Tea & more' });
  reporting = new Reporting({
    ...test,
    ...{ project: async () => project, audiences: test.audiences.refreshes },
    ...{ log: silentLog, allowPrivateWebhooks: false },
  });
  const { orders, events } = threeWeeks();
  await givenOrders(shop, orders);
  await givenEvents(shop, events);
  full = await make(await overview('Everything'), '2026-02-28');
}, 120_000);
afterAll(() => test.close());

const totals = [{ type: 'analysis', analysis: 'overview' }];
const make = (report: Report, from?: string, to?: string) =>
  reporting.maker.make(report, reporting.periodOf(report, from, to));
const overview = (name: string, change: object = {}) =>
  reporting.definitions.create(
    'default',
    { ...nightlyOverview('UTC'), name, cron: null, ...change },
    'user:1',
  );
const file = ({ files }: ReportRun, name: string) =>
  readFile(join(reporting.maker.root, files.find(({ path }) => path.endsWith(`/${name}`))!.path), 'utf8');
const json = async (run: ReportRun) =>
  JSON.parse(await file(run, 'report.json')) as { changes: string[]; blocks: BlockAnswer[] };

/** Has a visitor count for a customer as the identity does; with no customer the two are parted. */
async function merge(visitor: string, customer: string, version: number): Promise<void> {
  await shop.command({
    sql: `insert into merged_persons
select
    sipHash64(1, {visitor:String}) as person,
    'visitor' as identifier_type,
    {visitor:String} as identifier,
    if({customer:String} = '', 0, sipHash64(0, {customer:String})) as into_person,
    {customer:String} as into_customer_id,
    '2026-03-01 00:00:00.000' as linked_at,
    {version:UInt64} as version`,
    params: { visitor, customer, version },
  });
  await test.project('default');
}

/** A report's files, by name. */
async function bytes(run: ReportRun): Promise<Record<string, string>> {
  const folder = join(reporting.maker.root, dirname(run.files[0]!.path));
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])),
  );
}

describe('putting files', () => {
  const files = [
    { name: 'a.txt', content: 'a' },
    { name: 'b.txt', content: 'b' },
  ];

  it('ends with all of them, however many put the same, and leaves nothing else behind', async () => {
    for (let round = 0; round < 20; round++) {
      await Promise.all(Array.from({ length: 8 }, () => putFiles(test.home, `put/${round}`, files)));
      expect((await readdir(join(test.home, `put/${round}`))).sort()).toEqual(['a.txt', 'b.txt']);
    }
    expect(await readdir(join(test.home, 'put'))).toHaveLength(20);
  });

  it('replaces what a making left that was cut off', async () => {
    await putFiles(test.home, 'cut/r1', [{ name: 'a.txt', content: 'half' }]);
    await putFiles(test.home, 'cut/r1', files);
    expect(await readFile(join(test.home, 'cut/r1/a.txt'), 'utf8')).toBe('a');
    expect(await readdir(join(test.home, 'cut'))).toEqual(['r1']);
  });
});

describe('a report', () => {
  it('has a page, a document and a table per answer, as they are listed', async () => {
    const run = full;
    expect(run).toMatchObject({ status: 'published', revision: 1, reason: null });
    const made = await bytes(run);
    expect(Object.keys(made)).toEqual(
      expect.arrayContaining([
        'report.html',
        'report.json',
        '1-overview-totals.csv',
        '1-overview-totals.previous-week.csv',
        '2-overview-days.csv',
        '3-rfm-segments.csv',
        '3-rfm-cells.csv',
        '4-cohort-ltv-cohorts.csv',
        '4-cohort-ltv-cohorts.previous-period.csv',
        '5-funnel-steps.csv',
        '5-funnel-trend.csv',
        '6-audiences.csv',
      ]),
    );
    expect(Object.keys(made)).toHaveLength(run.files.length);
    for (const { path, bytes: size, sha256: sum } of run.files) {
      const content = made[path.slice(path.lastIndexOf('/') + 1)]!;
      expect([Buffer.byteLength(content), sha256(content)]).toEqual([size, sum]);
    }
    expect(made['report.html']).toContain('Tea &amp; more');
    expect(made['report.html']).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  });

  it('holds in every figure what the API answers for the same parameters', async () => {
    const { blocks } = await json(full);
    const parts = blocks.flatMap(({ parts = [] }) => parts as Part[]);
    expect(parts).toHaveLength(7);
    let compared = 0;
    for (const { analysis, comparisons, ...now } of parts) {
      for (const { parameters, answer } of [now, ...Object.values(comparisons)]) {
        const envelope = await test.analyses.run(analysis, parameters, project);
        expect(answer).toEqual(
          JSON.parse(JSON.stringify({ ...answer, ...pick(envelope, Object.keys(answer)) })),
        );
        expect(answer.rows).toEqual(JSON.parse(JSON.stringify(envelope.rows)));
        compared++;
      }
    }
    expect(compared).toBe(7 + 4 * 3);
  });

  it('stands beside the day before, the same weekday last week and last year', async () => {
    const { blocks } = await json(full);
    const [{ comparisons }] = blocks[0]!.parts as [Part];
    const asked = Object.entries(comparisons).map(([name, { parameters }]) => [name, parameters['from']]);
    expect(asked).toEqual([
      ['previous-period', '2026-02-27T00:00:00.000Z'],
      ['previous-week', '2026-02-21T00:00:00.000Z'],
      ['previous-year', '2025-02-28T00:00:00.000Z'],
    ]);
    expect(comparisons['previous-week']!.answer.rows[0]).toMatchObject({ orders: 4, revenue: '182' });
  });

  it('says what changed, in numbers that the tables hold', async () => {
    const run = full;
    expect(changesOf(run)).toEqual((await json(run)).changes);
    expect(plain(changesOf(run)[0]!)).toBe(
      'Revenue was €210.00: +1.9 % against the period before, +15.4 % against the same period last week, none in the same period last year.',
    );
    expect(plain(changesOf(run)[1]!)).toMatch(/^4 orders: ±0 % against the period before, /);
    expect(changesOf(run).at(-1)).toContain('rests on 4 orders');
  });

  it('speaks Chinese when it shall', async () => {
    const run = await make(await overview('汉语', { language: 'zh-CN', blocks: totals }), '2026-02-28');
    expect(changesOf(run)[0]).toMatch(
      /^收入为 .*210\.00：较上一周期 \+1\.9%、较上周同期 \+15\.4%、去年同期为零。$/,
    );
    const html = await file(run, 'report.html');
    expect(html).toContain('lang="zh-CN"');
    expect(html).toContain('变化');
  });

  it('shows a block whose question does not fit the data as failed, with its reason, and the others', async () => {
    const steps = [{ events: ['product_viewed'] }, { events: ['tea_tasted'] }];
    await expect(
      overview('Unknown', { blocks: [{ type: 'analysis', analysis: 'funnel', parameters: { steps } }] }),
    ).rejects.toMatchObject({
      errors: [{ code: 'unknown-event', path: 'blocks.0.parameters.steps.1.events' }],
    });
    const report = await overview('Broken', { blocks: totals });
    const blocks = [
      { type: 'analysis', analysis: 'funnel', parameters: { steps }, range: 'period', view: 'funnel' },
      { type: 'text', text: 'Mind\n\nthe <b>gap</b>' },
    ];
    const change = { blocks, definitionHash: 'broken' };
    const run = await make(await test.metadata.reports.update('default', report.id, 1, change), '2026-02-28');
    expect(await json(run)).toMatchObject({
      blocks: [{ problem: expect.stringContaining('tea_tasted') }, {}],
    });
    expect(await file(run, 'report.html')).toContain('the &lt;b&gt;gap');
  });
});

/** Numbers stand before their units with a narrow blank that never breaks. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

const pick = (value: object, names: string[]) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));

describe('a revision', () => {
  it('is the same run with the same files as long as the data is the same', async () => {
    const report = await overview('Same', { blocks: totals });
    const first = await make(report, '2026-02-27');
    const before = await bytes(first);
    expect(await make(report, '2026-02-27')).toEqual(first);
    // Somebody lost the files: they are made again, byte for byte.
    await rm(join(reporting.maker.root, dirname(first.files[0]!.path)), { recursive: true });
    clock.advance(86_400_000);
    expect(await make(report, '2026-02-27')).toEqual(first);
    expect(await bytes(first)).toEqual(before);
  });

  it('is made once by several at the same moment', async () => {
    const report = await overview('Crowd', { blocks: totals });
    const runs = await Promise.all([1, 2, 3].map(() => make(report, '2026-02-27')));
    expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
    expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['published']));
  });

  it('is new with its reason when an order came late, a refund, or the definition changed', async () => {
    const report = await overview('Late', { blocks: totals });
    const day = '2026-02-26';
    const first = await make(report, day);
    const late = { ingested_at: '2026-03-02 06:00:00.000' };
    await givenOrders(shop, [['c1', '2026-02-26T23:00', 100, { ...late, order_id: 'late' }]]);
    const second = await make(report, day);
    expect(second).toMatchObject({ revision: 2, reason: 'late orders (1)', status: 'published' });
    expect(second.steps['figures']).not.toBe(first.steps['figures']);
    expect(await bytes(first)).not.toEqual(await bytes(second));
    await givenRefunds(shop, [
      ['c1', '2026-02-26T23:30', 30, { order_id: 'late', ingested_at: '2026-03-02 07:00:00.000' }],
    ]);
    expect(await make(report, day)).toMatchObject({ revision: 3, reason: 'late refunds (1)' });
    const changed = await reporting.definitions.update('default', report.id, 1, { comparison: [] });
    expect(await make(changed, day)).toMatchObject({ revision: 4, reason: 'definition changed' });
    await givenOrders(shop, [['c1', '2026-03-01T10:00', 1, { ingested_at: '2026-03-02 08:00:00.000' }]]);
    const last = await make(changed, day);
    expect(last).toMatchObject({ revision: 5, reason: 'newer data elsewhere' });
  });

  it('is new when persons were merged or parted since, or somebody was erased', async () => {
    const day = '2026-02-05';
    const since = '2026-02-04';
    await givenEvents(shop, [
      ['~anon1', 'tea_tasted', `${since}T08:00`],
      ['c1', 'tea_tasted', `${since}T09:00`],
    ]);
    const parameters = { steps: [{ events: ['tea_tasted'] }, { events: ['product_viewed'] }] };
    const funnel = { type: 'analysis', analysis: 'funnel', range: { days: 3 }, view: 'funnel', parameters };
    const report = await overview('Merged', { blocks: [funnel], comparison: [] });
    const tasters = async (run: ReportRun) => {
      const [part] = (await json(run)).blocks[0]!.parts as [Part];
      return part.answer.population;
    };
    const first = await make(report, day);
    expect([await tasters(first), first.revision]).toEqual([2, 1]);
    await merge('anon1', 'c1', 1);
    const second = await make(report, day);
    expect(second).toMatchObject({ revision: 2, reason: 'persons merged or parted', status: 'published' });
    expect(await tasters(second)).toBe(1);
    expect(await make(report, day)).toEqual(second);
    await merge('anon1', '', 2);
    expect(await tasters(await make(report, day))).toBe(2);
    const { id } = await test.metadata.erasureRequests.requestErasure('default', 'c99', 'asked');
    expect(await make(report, day)).toMatchObject({ revision: 3 });
    await test.metadata.erasureRequests.done('default', id);
    const last = await make(report, day);
    expect(last).toMatchObject({ revision: 4, reason: 'persons erased' });
    expect(await make(report, day)).toEqual(last);
  });

  it('follows a run of a version that knew nothing of merged persons', () => {
    const data: PeriodData = {
      orders: ['1', '1'],
      refunds: ['0', '0'],
      events: ['0', '0'],
      customers: ['0', '0'],
    };
    const older = { definitionHash: 'a', watermark: '1', steps: { data } };
    const now = { definitionHash: 'a', watermark: '2' };
    const reason = (more: Partial<PeriodData>) => reasonsFor(older, now, { ...data, ...more });
    const persons = { merges: '3', erasures: 1 };
    expect(reason({ persons })).toBe('newer data elsewhere');
    expect(reason({ persons, orders: ['2', '3'] })).toBe('late orders (1)');
    expect(isLate(data, { ...data, persons })).toBe(false);
  });

  it('fills the past, whole periods only, and nothing after today', async () => {
    const report = await overview('Past', { blocks: totals });
    const made: ReportRun[] = [];
    for await (const run of reporting.backfill(report, '2026-02-25', '2026-09-01')) made.push(run);
    expect(made.map(({ periodStart }) => periodStart.toISOString().slice(0, 10))).toEqual([
      ...['2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'],
    ]);
    expect((await test.metadata.deliveries.ofRun(made[0]!.id)).length).toBe(0);
  });
});
