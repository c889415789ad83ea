import { expect, it } from '@jest/globals';
import { onEveryStore, type Stores } from '../../../testing/src/metadata.stores.js';
import { movableClock } from '../../../testing/src/movable.clock.js';

const rule = { all: [{ trait: 'country', is: 'JP' }, { not: { segment: ['Lost'] } }], note: "it's \u0000 ✓" };
const fields = { project: 'default', name: 'At risk', rule, createdBy: 'user:1' };

onEveryStore('audiences', (stores) => {
  it('keeps a rule as it was written', async () => {
    const { audiences } = await stores.open(await stores.fresh());
    const created = await audiences.create({ ...fields, holdoutPercent: 12.5 });
    expect(created).toMatchObject({ revision: 1, kind: 'live', holdoutPercent: 12.5, archivedAt: null });
    expect(await audiences.get('default', created.id)).toEqual(created);
    expect((await audiences.get('default', created.id)).rule).toEqual(rule);
    expect(await audiences.findByName('default', 'At risk')).toEqual(created);
  });

  it('shows a project its own only', async () => {
    const { audiences, projects } = await stores.open(await stores.fresh());
    await projects.create({ name: 'tea' });
    const { id } = await audiences.create(fields);
    await expect(audiences.get('tea', id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(audiences.update('tea', id, 1, { name: 'mine' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(audiences.archive('tea', id)).rejects.toMatchObject({ code: 'not-found' });
    expect((await audiences.list('tea')).items).toEqual([]);
    await audiences.create({ ...fields, project: 'tea' });
    await expect(audiences.create({ ...fields, project: 'nope' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('takes one of two changes of the same revision', async () => {
    const { audiences } = await stores.open(await stores.fresh());
    const { id } = await audiences.create(fields);
    const changes = await Promise.allSettled(
      ['one', 'two', 'three'].map((description) => audiences.update('default', id, 1, { description })),
    );
    expect(changes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const stored = await audiences.get('default', id);
    expect(stored).toMatchObject({ revision: 2, name: 'At risk', rule });
    await expect(audiences.update('default', id, 1, { name: 'x' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('revision 2'),
    });
    await audiences.update('default', id, 2, { rule: { any: [] } });
    expect((await audiences.get('default', id)).rule).toEqual({ any: [] });
  });

  it('has a name once, until its bearer is archived', async () => {
    const { audiences } = await stores.open(await stores.fresh());
    const first = await audiences.create(fields);
    const taken = { code: 'conflict', message: expect.stringContaining('name') };
    await expect(audiences.create(fields)).rejects.toMatchObject(taken);
    const other = await audiences.create({ ...fields, name: 'Other', kind: 'static' });
    await expect(audiences.update('default', other.id, 1, { name: 'At risk' })).rejects.toMatchObject(taken);
    await audiences.archive('default', first.id);
    const again = await audiences.create(fields);
    expect((await audiences.list('default')).items.map(({ id }) => id)).toEqual([again.id, other.id]);
    expect((await audiences.listLive('default')).map(({ id }) => id)).toEqual([again.id]);
    expect((await audiences.get('default', first.id)).archivedAt).toBeInstanceOf(Date);
    await expect(audiences.update('default', first.id, 2, { name: 'x' })).rejects.toMatchObject({
      message: 'the audience is archived',
    });
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ description: 'x'.repeat(2001) }, 'description'],
    [{ kind: 'dead' as 'live' }, 'kind'],
    [{ holdoutPercent: 91 }, 'holdoutPercent'],
    [{ holdoutPercent: NaN }, 'holdoutPercent'],
  ])('refuses %j and names %s', async (wrong, path) => {
    const { audiences } = await stores.open(await stores.fresh());
    await expect(audiences.create({ ...fields, ...wrong })).rejects.toMatchObject({ errors: [{ path }] });
  });
});

async function audience(stores: Stores) {
  const clock = movableClock('2026-03-01T00:00:00Z');
  const metadata = await stores.open({ ...(await stores.fresh()), clock });
  const { id } = await metadata.audiences.create(fields);
  const start = () =>
    metadata.audienceRuns.start({
      project: 'default',
      audienceId: id,
      asOf: clock.now(),
      definitionHash: 'd'.repeat(64),
    });
  return { runs: metadata.audienceRuns, id, start, clock };
}

const members = (size: number) => ({
  watermark: '2026-02-28 23:59:59.999',
  size,
  checksum: String(size).padStart(64, '0'),
  entered: size,
  left: 0,
});

onEveryStore('refreshes of audiences', (stores) => {
  it('make the members of the last published run count', async () => {
    const { runs, id, start } = await audience(stores);
    expect(await runs.published(id)).toBeUndefined();
    const first = await start();
    expect(await runs.published(id)).toBeUndefined();
    const published = await runs.publish(first.id, members(10));
    expect(published).toMatchObject({
      status: 'published',
      size: 10,
      left: 0,
      watermark: members(10).watermark,
    });
    const second = await start();
    expect(await runs.published(id)).toEqual(published);
    await runs.publish(second.id, members(20));
    expect(await runs.published(id)).toMatchObject({ id: second.id, size: 20 });
    expect(await runs.publishedBefore(id, second.id)).toMatchObject({ id: first.id });
    expect(await runs.publishedBefore(id, first.id)).toBeUndefined();
  });

  it('leave the last good members when they fail, and say why', async () => {
    const { runs, id, start } = await audience(stores);
    const good = await start();
    await runs.publish(good.id, members(10));
    const bad = await start();
    await runs.fail(bad.id, 'the warehouse is away');
    expect((await runs.standings([id, 'unknown'])).get(id)).toMatchObject({
      last: { id: bad.id, status: 'failed', error: 'the warehouse is away' },
      published: { id: good.id },
    });
    await expect(runs.publish(bad.id, members(1))).rejects.toMatchObject({ code: 'conflict' });
    await runs.fail(good.id, 'too late');
    expect(await runs.get('default', good.id)).toMatchObject({ status: 'published', error: null });
  });

  it('give way to a later one: what was cut off or overtaken cannot publish any more', async () => {
    const { runs, id, start } = await audience(stores);
    const slow = await start();
    const quick = await start();
    await expect(runs.publish(slow.id, members(1))).rejects.toMatchObject({ code: 'conflict' });
    await runs.publish(quick.id, members(2));
    expect(await runs.published(id)).toMatchObject({ size: 2 });
    expect((await runs.list('default', id)).items.map((run) => [run.status, run.error])).toEqual([
      ['published', null],
      ['failed', 'a later refresh took its place'],
    ]);
  });
});
