import { expect, it } from '@jest/globals';
import { onEveryStore, type Stores } from '../../../testing/src/metadata.stores.js';
import { movableClock } from '../../../testing/src/movable.clock.js';

const fields = {
  project: 'default',
  name: 'Nightly overview',
  blocks: [{ analysis: 'rfm', parameters: { level: 'segments' } }],
  period: 'day',
  comparison: ['previous', 'lastYear'],
  cron: '0 6 * * *',
  timeZone: 'Europe/Berlin',
  language: 'zh-CN',
  channels: [{ folder: 'out' }],
  enabled: true,
  definitionHash: 'a'.repeat(64),
  createdBy: 'user:1',
};

onEveryStore('reports', (stores) => {
  it('keeps a definition as it was written, and takes one of two changes', async () => {
    const { reports } = await stores.open(await stores.fresh());
    const report = await reports.create(fields);
    expect(await reports.get('default', report.id)).toEqual(report);
    expect(report).toMatchObject({ ...fields, revision: 1 });
    const changes = [
      reports.update('default', report.id, 1, { cron: null }),
      reports.update('default', report.id, 1, { enabled: false }),
    ];
    const settled = await Promise.allSettled(changes);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const changed = await reports.update('default', report.id, 2, { channels: [], blocks: [{ text: 'hi' }] });
    expect(changed).toMatchObject({ revision: 3, channels: [], blocks: [{ text: 'hi' }], period: 'day' });
  });

  it('lists what is scheduled in all projects', async () => {
    const { reports, projects } = await stores.open(await stores.fresh());
    await projects.create({ name: 'tea' });
    const nightly = await reports.create(fields);
    const tea = await reports.create({ ...fields, project: 'tea' });
    await reports.create({ ...fields, name: 'by hand', cron: null });
    await reports.create({ ...fields, name: 'paused', enabled: false });
    const gone = await reports.create({ ...fields, name: 'gone' });
    await reports.archive('default', gone.id);
    expect((await reports.listScheduled()).map(({ id }) => id)).toEqual([nightly.id, tea.id]);
    expect((await reports.list('default')).items).toHaveLength(3);
    expect(await reports.findByName('default', 'gone')).toBeUndefined();
    await expect(reports.create(fields)).rejects.toMatchObject({ code: 'conflict' });
    await expect(reports.create({ ...fields, timeZone: 'Moon' })).rejects.toMatchObject({
      errors: [{ path: 'timeZone' }],
    });
  });
});

async function report(stores: Stores) {
  const clock = movableClock('2026-03-02T05:00:00Z');
  const metadata = await stores.open({ ...(await stores.fresh()), clock });
  const { id: reportId } = await metadata.reports.create(fields);
  const key = {
    project: 'default',
    reportId,
    periodStart: new Date('2026-02-28T23:00:00Z'),
    periodEnd: new Date('2026-03-01T23:00:00Z'),
    definitionHash: fields.definitionHash,
    watermark: '2026-03-02 04:00:00.000',
  };
  return { clock, key, runs: metadata.reportRuns, deliveries: metadata.deliveries };
}

const files = [{ path: 'overview.html', bytes: 10, sha256: 'f'.repeat(64) }];

onEveryStore('runs of reports', (stores) => {
  it('are the same run for the same key and watermark, and a new revision for new data', async () => {
    const { runs, key } = await report(stores);
    const first = await runs.begin(key, 'ignored in the first');
    expect(first).toMatchObject({ revision: 1, reason: null, status: 'running', steps: {}, files: [] });
    const published = await runs.publish(first.id, files);
    expect(await runs.begin(key)).toEqual(published);
    const second = await runs.begin({ ...key, watermark: '2026-03-02 09:00:00.000' }, '3 late orders');
    expect(second).toMatchObject({ revision: 2, reason: '3 late orders', status: 'running' });
    expect(await runs.latest(key.reportId, key.periodStart, key.periodEnd)).toEqual(published);
    const third = await runs.begin({ ...key, definitionHash: 'b'.repeat(64) }, 'definition');
    expect(third.revision).toBe(3);
  });

  it('go on after a failure or a crash with the steps that are done', async () => {
    const { runs, key } = await report(stores);
    const { id } = await runs.begin(key);
    await runs.saveSteps(id, { snapshot: 'done', tables: ['a'] });
    expect(await runs.begin(key)).toMatchObject({ id, steps: { snapshot: 'done', tables: ['a'] } });
    expect(await runs.listRunning()).toMatchObject([{ id }]);
    await runs.fail(id, 'disk full');
    expect(await runs.get('default', id)).toMatchObject({ status: 'failed', error: 'disk full' });
    await expect(runs.saveSteps(id, {})).rejects.toMatchObject({ code: 'conflict' });
    expect(await runs.begin(key)).toMatchObject({
      id,
      status: 'running',
      error: null,
      finishedAt: null,
      steps: { snapshot: 'done', tables: ['a'] },
    });
    await runs.publish(id, files);
    await expect(runs.publish(id, [])).rejects.toMatchObject({ code: 'conflict' });
    expect(await runs.get('default', id)).toMatchObject({ status: 'published', files });
  });

  it('get different revisions when they begin at once, and one run when they are the same', async () => {
    const { runs, key } = await report(stores);
    const same = await Promise.all([1, 2, 3].map(() => runs.begin(key)));
    expect(new Set(same.map(({ id }) => id)).size).toBe(1);
    const others = await Promise.all(['1', '2', '3'].map((watermark) => runs.begin({ ...key, watermark })));
    expect(others.map(({ revision }) => revision).sort()).toEqual([2, 3, 4]);
  });

  it('tell where the missed periods begin', async () => {
    const { runs, key } = await report(stores);
    expect(await runs.lastPeriodEnd(key.reportId)).toBeUndefined();
    const later = { ...key, periodStart: key.periodEnd, periodEnd: new Date('2026-03-02T23:00:00Z') };
    for (const each of [later, key]) await runs.publish((await runs.begin(each)).id, files);
    await runs.begin({ ...later, periodStart: later.periodEnd, periodEnd: new Date('2026-03-03T23:00:00Z') });
    expect(await runs.lastPeriodEnd(key.reportId)).toEqual(later.periodEnd);
    expect((await runs.list('default', { reportId: key.reportId })).items).toHaveLength(3);
  });
});

onEveryStore('deliveries', (stores) => {
  it('are planned once a channel and claimed by one', async () => {
    const { runs, deliveries, key } = await report(stores);
    const run = await runs.begin(key);
    const [folder] = await deliveries.plan(run.id, ['folder:out', 'webhook:crm']);
    await Promise.all([1, 2, 3].map(() => deliveries.plan(run.id, ['folder:out', 'webhook:crm'])));
    expect(await deliveries.ofRun(run.id)).toHaveLength(2);
    expect(await deliveries.due()).toHaveLength(2);
    const claims = await Promise.all([1, 2, 3, 4].map(() => deliveries.claim(folder!.id)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    await deliveries.succeed(folder!.id);
    await deliveries.plan(run.id, ['folder:out']);
    expect(await deliveries.claim(folder!.id)).toBe(false);
    expect((await deliveries.ofRun(run.id))[0]).toMatchObject({ state: 'delivered', attempts: 1 });
    await expect(deliveries.plan('no such run', ['x'])).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are tried again when due, and given up when told', async () => {
    const { runs, deliveries, key, clock } = await report(stores);
    const [webhook] = await deliveries.plan((await runs.begin(key)).id, ['webhook:crm']);
    const id = webhook!.id;
    expect(await deliveries.claim(id)).toBe(true);
    await deliveries.fail(id, 'answered 503', new Date(clock.now().getTime() + 60_000));
    expect(await deliveries.due()).toEqual([]);
    expect(await deliveries.claim(id)).toBe(false);
    clock.advance(60_000);
    expect(await deliveries.due()).toMatchObject([{ id, attempts: 1, lastError: 'answered 503' }]);
    expect(await deliveries.claim(id)).toBe(true);
    await deliveries.fail(id, 'answered 410', null);
    clock.advance(1e9);
    expect(await deliveries.due()).toEqual([]);
    expect(await deliveries.ofRun(webhook!.runId)).toMatchObject([{ state: 'failed', attempts: 2 }]);
  });

  it('are not sent a second time when nobody knows whether they arrived', async () => {
    const { runs, deliveries, key, clock } = await report(stores);
    const [webhook] = await deliveries.plan((await runs.begin(key)).id, ['webhook:crm']);
    await deliveries.claim(webhook!.id);
    clock.advance(600_000);
    expect(await deliveries.due()).toEqual([]);
    expect(await deliveries.abandon(new Date(clock.now().getTime() - 300_000))).toBe(1);
    expect(await deliveries.ofRun(webhook!.runId)).toMatchObject([{ state: 'uncertain' }]);
    expect(await deliveries.claim(webhook!.id)).toBe(false);
  });

  it('are sent again when somebody says so, unless they arrived or wait already', async () => {
    const { runs, deliveries, key } = await report(stores);
    const [webhook] = await deliveries.plan((await runs.begin(key)).id, ['webhook:crm']);
    const { id } = webhook!;
    expect(await deliveries.again(id)).toBe(false);
    await deliveries.claim(id);
    expect(await deliveries.again(id)).toBe(false);
    await deliveries.doubt(id, 'no answer in time');
    const said = await Promise.all([1, 2, 3].map(() => deliveries.again(id)));
    expect(said.filter(Boolean)).toHaveLength(1);
    expect(await deliveries.due()).toMatchObject([{ id, state: 'pending', attempts: 1 }]);
    await deliveries.claim(id);
    await deliveries.fail(id, 'answered 410', null);
    expect(await deliveries.again(id)).toBe(true);
    await deliveries.claim(id);
    await deliveries.succeed(id);
    expect(await deliveries.again(id)).toBe(false);
    expect(await deliveries.ofRun(webhook!.runId)).toMatchObject([{ state: 'delivered', attempts: 3 }]);
  });
});
