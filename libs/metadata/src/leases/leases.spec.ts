import { expect, it } from '@jest/globals';
import { onEveryStore, type Stores } from '../../../testing/src/metadata.stores.js';
import { movableClock } from '../../../testing/src/movable.clock.js';

const minute = 60_000;

async function twoProcesses(stores: Stores) {
  const clock = movableClock('2026-03-01T00:00:00Z');
  const place = { ...(await stores.fresh()), clock };
  return { clock, one: await stores.open(place), two: await stores.open(place) };
}

onEveryStore('leases', (stores) => {
  it('belong to one of all who ask at once', async () => {
    const { one, two } = await twoProcesses(stores);
    const asked = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((holder, i) =>
        (i % 2 ? one : two).leases.acquire('scheduler', holder, minute),
      ),
    );
    const held = asked.filter((lease) => lease !== undefined);
    expect(held).toHaveLength(1);
    expect(held[0]!.token).toBe(1);
    expect(await one.leases.acquire('another', 'a', minute)).toMatchObject({ token: 1 });
  });

  it('pass on when they run out, with a greater token, and their old holder finds out', async () => {
    const { one, two, clock } = await twoProcesses(stores);
    const first = (await one.leases.acquire('scheduler', 'one', minute))!;
    clock.advance(minute - 1);
    expect(await two.leases.acquire('scheduler', 'two', minute)).toBeUndefined();
    expect(await one.leases.holds(first)).toBe(true);
    clock.advance(1);
    expect(await one.leases.holds(first)).toBe(false);
    const second = (await two.leases.acquire('scheduler', 'two', minute))!;
    expect(second.token).toBe(first.token + 1);
    expect(await one.leases.renew(first, minute)).toBeUndefined();
    await one.leases.release(first);
    expect(await two.leases.holds(second)).toBe(true);
  });

  it('last as long as they are renewed', async () => {
    const { one, two, clock } = await twoProcesses(stores);
    let lease = (await one.leases.acquire('scheduler', 'one', minute))!;
    for (let i = 0; i < 5; i++) {
      clock.advance(minute / 2);
      lease = (await one.leases.renew(lease, minute))!;
      expect(await two.leases.acquire('scheduler', 'two', minute)).toBeUndefined();
    }
    clock.advance(minute);
    expect(await one.leases.renew(lease, minute)).toBeUndefined();
  });

  it('are free at once when released', async () => {
    const { one, two } = await twoProcesses(stores);
    const lease = (await one.leases.acquire('scheduler', 'one', minute))!;
    await one.leases.release(lease);
    expect(await one.leases.holds(lease)).toBe(false);
    expect(await two.leases.acquire('scheduler', 'two', minute)).toMatchObject({ holder: 'two', token: 2 });
  });
});

const night = { project: 'default', name: 'night', slot: '2026-03-01' };

onEveryStore('jobs', (stores) => {
  it('are done once a slot, and go on where they were cut off', async () => {
    const { jobs } = (await twoProcesses(stores)).one;
    const job = await jobs.begin(night, 1);
    await jobs.saveSteps(job, { snapshot: true });
    const again = await jobs.begin(night, 2);
    expect(again).toMatchObject({ id: job.id, steps: { snapshot: true }, status: 'running' });
    await jobs.finish(again);
    expect(await jobs.begin(night, 3)).toMatchObject({ id: job.id, status: 'done' });
    expect(await jobs.lastDone('default', 'night')).toBe('2026-03-01');
    expect(await jobs.lastDone('default', 'noon')).toBeUndefined();
    expect((await jobs.list('default', { name: 'night' })).items).toHaveLength(1);
  });

  it('cannot be written by a holder whose lease passed on', async () => {
    const { one, two } = await twoProcesses(stores);
    const stale = await one.jobs.begin(night, 1);
    const current = await two.jobs.begin(night, 2);
    const lost = { code: 'conflict' };
    await expect(one.jobs.saveSteps(stale, { snapshot: true })).rejects.toMatchObject(lost);
    await expect(one.jobs.finish(stale)).rejects.toMatchObject(lost);
    await expect(one.jobs.fail(stale, 'x')).rejects.toMatchObject(lost);
    await expect(one.jobs.begin(night, 1)).rejects.toMatchObject(lost);
    await two.jobs.fail(current, 'the warehouse is away');
    expect(await two.jobs.lastDone('default', 'night')).toBeUndefined();
    expect(await two.jobs.begin(night, 2)).toMatchObject({ status: 'running', error: null });
  });
});
