import { expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { onEveryStore } from '../../../testing/src/metadata.stores.js';
import { movableClock } from '../../../testing/src/movable.clock.js';
import { openDataSource } from '../store/data-source.js';
import { newKey } from './key-format.js';

const day = 86_400_000;

onEveryStore('keys', (stores) => {
  it('grants what a key was made for, to its project', async () => {
    const { keys, projects } = await stores.open(await stores.fresh());
    await projects.create({ name: 'tea' });
    const { key, record } = await keys.create({ project: 'tea', scopes: ['read', 'ingest'], name: 'shop' });
    expect(key.split('_')[1]).toBe(record.prefix);
    expect(await keys.verify(key)).toEqual({
      project: 'tea',
      scopes: ['ingest', 'read'],
      keyId: record.id,
    });
  });

  it('lets admin do everything', async () => {
    const { keys } = await stores.open(await stores.fresh());
    const { key } = await keys.create({ project: 'default', scopes: ['admin'], name: 'me' });
    expect((await keys.verify(key))?.scopes).toEqual(['ingest', 'read', 'export', 'admin']);
  });

  it('keeps neither the key nor anything that it could be made of', async () => {
    const place = await stores.fresh();
    const { keys } = await stores.open(place);
    const { key } = await keys.create({ project: 'default', scopes: ['read'], name: 'me' });
    const source = await openDataSource(place.home, place.url);
    const [row] = (await source.query('select * from keys')) as Record<string, unknown>[];
    await source.destroy();
    expect(row!.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(inspect(row)).not.toContain(key.split('_')[2]);
    expect(inspect(await keys.list('default'))).not.toContain(String(row!.hash));
  });

  it('knows no key that was made elsewhere, even with a prefix of ours', async () => {
    const [here, elsewhere] = [
      await stores.open(await stores.fresh()),
      await stores.open(await stores.fresh()),
    ];
    const { key } = await elsewhere.keys.create({ project: 'default', scopes: ['admin'], name: 'x' });
    const { record } = await here.keys.create({ project: 'default', scopes: ['admin'], name: 'y' });
    expect(await here.keys.verify(key)).toBeUndefined();
    expect(await here.keys.verify(newKey(record.prefix).key)).toBeUndefined();
    expect(await here.keys.verify('')).toBeUndefined();
    expect(await here.keys.verify('clk_')).toBeUndefined();
  });

  it('ends a revoked key at once here, and within seconds in another process', async () => {
    const place = await stores.fresh();
    const [here, there] = [await stores.open(place), await stores.open(place)];
    const { key, record } = await here.keys.create({ project: 'default', scopes: ['read'], name: 'x' });
    expect(await here.keys.verify(key)).toBeDefined();
    expect(await there.keys.verify(key)).toBeDefined();
    const revoked = await here.keys.revoke('default', record.id);
    expect(revoked.revokedAt).toBeInstanceOf(Date);
    expect(await here.keys.verify(key)).toBeUndefined();
    for (const end = Date.now() + 5_000; Date.now() < end && (await there.keys.verify(key));) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(await there.keys.verify(key)).toBeUndefined();
    expect(await here.keys.revoke('default', record.id)).toEqual(revoked);
  });

  it('revokes in its own project only', async () => {
    const { keys, projects } = await stores.open(await stores.fresh());
    await projects.create({ name: 'tea' });
    const { key, record } = await keys.create({ project: 'tea', scopes: ['read'], name: 'x' });
    await expect(keys.revoke('default', record.id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await keys.verify(key)).toBeDefined();
    expect(await keys.list('default')).toEqual([]);
  });

  it('ends a key at its time, also one that was just believed', async () => {
    const clock = movableClock('2026-03-01T00:00:00Z');
    const { keys } = await stores.open({ ...(await stores.fresh()), clock });
    const expiresAt = new Date('2026-03-02T00:00:00Z');
    const { key } = await keys.create({ project: 'default', scopes: ['read'], name: 'x', expiresAt });
    clock.advance(day - 1);
    expect(await keys.verify(key)).toBeDefined();
    clock.advance(1);
    expect(await keys.verify(key)).toBeUndefined();
  });

  it('notes the last use, to ten minutes', async () => {
    const clock = movableClock('2026-03-01T00:00:00Z');
    const { keys } = await stores.open({ ...(await stores.fresh()), clock });
    const { key } = await keys.create({ project: 'default', scopes: ['read'], name: 'x' });
    const lastUse = async () => (await keys.list('default'))[0]!.lastUsedAt?.toISOString();
    expect(await lastUse()).toBeUndefined();
    await keys.verify(key);
    clock.advance(9 * 60_000);
    await keys.verify(key);
    expect(await lastUse()).toBe('2026-03-01T00:00:00.000Z');
    clock.advance(60_000);
    await keys.verify(key);
    expect(await lastUse()).toBe('2026-03-01T00:10:00.000Z');
  });

  it('refuses an unknown scope, none at all, and an unknown project', async () => {
    const { keys } = await stores.open(await stores.fresh());
    const create = (project: string, scopes: string[]) => keys.create({ project, scopes, name: 'x' });
    await expect(create('default', ['read', 'write'])).rejects.toMatchObject({
      code: 'invalid-parameters',
      message: expect.stringContaining('"write"'),
    });
    await expect(create('default', [])).rejects.toMatchObject({ code: 'invalid-parameters' });
    await expect(create('nope', ['read'])).rejects.toMatchObject({ code: 'unknown-project' });
  });
});
