import { expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { onEveryStore } from '../../../testing/src/metadata.stores.js';
import { openDataSource } from '../store/data-source.js';

const password = 'correct horse battery';

onEveryStore('users', (stores) => {
  it('knows a user by address, in any writing, and by password', async () => {
    const { users } = await stores.open(await stores.fresh());
    const ada = await users.create({ email: ' Ada@Example.com ', role: 'admin', password });
    expect(ada).toMatchObject({
      email: 'ada@example.com',
      hasPassword: true,
      language: 'en',
      theme: 'system',
    });
    expect(await users.findByEmail('ADA@example.com')).toEqual(ada);
    expect(await users.authenticate('ada@EXAMPLE.com', password)).toEqual(ada);
    expect(await users.authenticate('ada@example.com', `${password}!`)).toBeUndefined();
    expect(await users.authenticate('bob@example.com', password)).toBeUndefined();
    await expect(users.create({ email: 'ADA@example.com', role: 'viewer' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('keeps passwords as argon2id and shows none', async () => {
    const place = await stores.fresh();
    const { users } = await stores.open(place);
    await users.create({ email: 'ada@example.com', role: 'admin', password });
    const source = await openDataSource(place.home, place.url);
    const [row] = (await source.query('select * from users')) as { password_hash: string }[];
    await source.destroy();
    expect(row!.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(inspect(await users.list())).not.toContain('argon2');
  });

  it('knows no password of somebody who has none, or is disabled', async () => {
    const { users } = await stores.open(await stores.fresh());
    await users.create({ email: 'ada@example.com', role: 'admin', password });
    const bob = await users.create({ email: 'bob@example.com', role: 'viewer' });
    expect(await users.authenticate('bob@example.com', '')).toBeUndefined();
    await users.setPassword(bob.id, password);
    expect(await users.authenticate('bob@example.com', password)).toBeDefined();
    await users.disable(bob.id);
    expect(await users.authenticate('bob@example.com', password)).toBeUndefined();
    await users.enable(bob.id);
    expect(await users.authenticate('bob@example.com', password)).toBeDefined();
  });

  it('always keeps an admin', async () => {
    const { users } = await stores.open(await stores.fresh());
    const ada = await users.create({ email: 'ada@example.com', role: 'admin' });
    const bob = await users.create({ email: 'bob@example.com', role: 'analyst' });
    const last = { code: 'conflict', message: expect.stringContaining('last admin') };
    await expect(users.disable(ada.id)).rejects.toMatchObject(last);
    await expect(users.update(ada.id, { role: 'viewer' })).rejects.toMatchObject(last);
    expect(await users.update(ada.id, { theme: 'dark' })).toMatchObject({ role: 'admin', theme: 'dark' });
    await users.update(bob.id, { role: 'admin' });
    await users.disable(ada.id);
    await expect(users.disable(bob.id)).rejects.toMatchObject(last);
  });

  it.each([
    [{ email: 'ada' }, 'email'],
    [{ email: 'a b@example.com' }, 'email'],
    [{ email: 'ada@example.com\r\nBcc: x@example.com' }, 'email'],
    [{ role: 'root' as 'admin' }, 'role'],
    [{ language: '<script>' }, 'language'],
    [{ theme: 'neon' as 'dark' }, 'theme'],
    [{ password: 'short' }, 'password'],
  ])('refuses %j and names %s', async (fields, path) => {
    const { users } = await stores.open(await stores.fresh());
    await expect(users.create({ email: 'ada@example.com', role: 'admin', ...fields })).rejects.toMatchObject({
      code: 'invalid-parameters',
      errors: [{ path }],
    });
    expect(await users.count()).toBe(0);
  });
});
