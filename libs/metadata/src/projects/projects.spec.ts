import { expect, it } from '@jest/globals';
import { onEveryStore } from '../../../testing/src/metadata.stores.js';

onEveryStore('projects', (stores) => {
  it('makes, finds, changes and lists them', async () => {
    const { projects } = await stores.open(await stores.fresh());
    const created = await projects.create({ name: 'tea_shop', title: 'Tea', timeZone: 'Asia/Shanghai' });
    expect(created).toMatchObject({ currency: null, timeZone: 'Asia/Shanghai' });
    expect(await projects.get('tea_shop')).toEqual(created);
    await projects.update('tea_shop', { title: 'Tea and more' });
    expect(await projects.find('tea_shop')).toMatchObject({
      title: 'Tea and more',
      timeZone: 'Asia/Shanghai',
    });
    expect((await projects.list()).map(({ name }) => name)).toEqual(['default', 'tea_shop']);
  });

  it('names the project that there is not', async () => {
    const { projects } = await stores.open(await stores.fresh());
    expect(await projects.find('nope')).toBeNull();
    const error = { code: 'unknown-project', status: 404, message: expect.stringContaining('"nope"') };
    await expect(projects.get('nope')).rejects.toMatchObject(error);
    await expect(projects.update('nope', { title: 'x' })).rejects.toMatchObject(error);
  });

  it.each([
    [{ name: 'Tea' }, 'name'],
    [{ name: '1tea' }, 'name'],
    [{ name: 'tea; drop' }, 'name'],
    [{ name: 'tea', title: ' ' }, 'title'],
    [{ name: 'tea', currency: 'eur' }, 'currency'],
    [{ name: 'tea', timeZone: 'Mars/Base' }, 'timeZone'],
  ])('refuses %j and names %s', async (fields, path) => {
    const { projects } = await stores.open(await stores.fresh());
    await expect(projects.create(fields)).rejects.toMatchObject({
      code: 'invalid-parameters',
      errors: [{ path }],
    });
  });

  it('makes a name once, and ensures it any number of times at once', async () => {
    const { projects } = await stores.open(await stores.fresh());
    const ensured = await Promise.all(
      [1, 2, 3, 4].map((n) => projects.ensure({ name: 'tea', title: `Tea ${n}` })),
    );
    expect(new Set(ensured.map(({ title }) => title)).size).toBe(1);
    await expect(projects.create({ name: 'tea' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('takes the currency of whoever comes first, and keeps it', async () => {
    const { projects } = await stores.open(await stores.fresh());
    const told = await Promise.all(
      ['EUR', 'USD', 'CNY'].map((c) => projects.setCurrencyIfUnset('default', c)),
    );
    expect(new Set(told).size).toBe(1);
    expect(await projects.setCurrencyIfUnset('default', 'JPY')).toBe(told[0]);
    expect((await projects.get('default')).currency).toBe(told[0]);
    await expect(projects.setCurrencyIfUnset('default', 'XXX')).rejects.toMatchObject({
      code: 'invalid-parameters',
    });
  });
});
