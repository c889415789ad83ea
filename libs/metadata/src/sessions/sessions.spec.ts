import { expect, it } from '@jest/globals';
import { onEveryStore, type Stores } from '../../../testing/src/metadata.stores.js';
import { movableClock } from '../../../testing/src/movable.clock.js';

const hour = 3_600_000;

async function signedIn(stores: Stores) {
  const clock = movableClock('2026-03-01T00:00:00Z');
  const metadata = await stores.open({ ...(await stores.fresh()), clock });
  const ada = await metadata.users.create({ email: 'ada@example.com', role: 'admin' });
  const bob = await metadata.users.create({ email: 'bob@example.com', role: 'viewer' });
  return { ...metadata, clock, ada, bob, ...(await metadata.sessions.create(bob.id)) };
}

onEveryStore('sessions', (stores) => {
  it('tells who holds a token, and with which CSRF token', async () => {
    const { sessions, bob, token, session } = await signedIn(stores);
    const known = await sessions.verify(token);
    expect(known).toMatchObject({ user: { id: bob.id }, session: { id: session.id } });
    expect(known!.session.csrfToken).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(known!.session.csrfToken).not.toBe(token);
    expect(known!.session).not.toHaveProperty('tokenHash');
  });

  it('knows no forged token', async () => {
    const { sessions, token, session } = await signedIn(stores);
    const other = token.startsWith('A') ? 'B' : 'A';
    for (const forged of ['', 'x', other + token.slice(1), `${token}A`, session.id, "' or 1=1 --"]) {
      expect(await sessions.verify(forged)).toBeUndefined();
    }
  });

  it('ends after twelve hours without use, and use moves that on', async () => {
    const { sessions, clock, token } = await signedIn(stores);
    clock.advance(11 * hour);
    expect(await sessions.verify(token)).toBeDefined();
    clock.advance(11 * hour);
    expect(await sessions.verify(token)).toBeDefined();
    clock.advance(12 * hour);
    expect(await sessions.verify(token)).toBeUndefined();
  });

  it('ends after fourteen days, whatever its use', async () => {
    const { sessions, clock, token } = await signedIn(stores);
    for (let hours = 0; hours < 14 * 24 - 6; hours += 6) {
      clock.advance(6 * hour);
      expect(await sessions.verify(token)).toBeDefined();
    }
    clock.advance(6 * hour);
    expect(await sessions.verify(token)).toBeUndefined();
  });

  it('ends by signing out, everywhere when asked to, and with its user', async () => {
    const { sessions, users, bob, token, session } = await signedIn(stores);
    const [phone, desk] = [await sessions.create(bob.id), await sessions.create(bob.id)];
    await sessions.revoke(session.id);
    expect(await sessions.verify(token)).toBeUndefined();
    expect(await sessions.revokeAll(bob.id, desk.session.id)).toBe(1);
    expect(await sessions.verify(phone.token)).toBeUndefined();
    expect(await sessions.verify(desk.token)).toBeDefined();
    await users.disable(bob.id);
    expect(await sessions.verify(desk.token)).toBeUndefined();
  });

  it('forgets what ended long ago', async () => {
    const { sessions, clock, users, token, bob } = await signedIn(stores);
    clock.advance(20 * 24 * hour);
    const { token: later } = await sessions.create(bob.id);
    await sessions.prune(new Date(clock.now().getTime() - 24 * hour));
    expect(await sessions.verify(later)).toBeDefined();
    expect(await sessions.revokeAll(bob.id)).toBe(1);
    expect(await sessions.verify(token)).toBeUndefined();
    expect(await users.count()).toBe(2);
  });
});

onEveryStore('sign-in links', (stores) => {
  it('sign a user in once, of any number of attempts at once', async () => {
    const { signInLinks, bob } = await signedIn(stores);
    const token = await signInLinks.create(bob.id);
    expect(await signInLinks.find(token)).toEqual({ userId: bob.id });
    const attempts = await Promise.all([1, 2, 3, 4, 5].map(() => signInLinks.consume(token)));
    expect(attempts.filter((holder) => holder !== undefined)).toEqual([{ userId: bob.id }]);
    expect(await signInLinks.find(token)).toBeUndefined();
    expect(await signInLinks.consume('forged')).toBeUndefined();
  });

  it('end after a quarter of an hour', async () => {
    const { signInLinks, bob, clock } = await signedIn(stores);
    const token = await signInLinks.create(bob.id);
    clock.advance(hour / 4);
    expect(await signInLinks.find(token)).toBeUndefined();
    expect(await signInLinks.consume(token)).toBeUndefined();
  });

  it('make the first user, with the last link only, and nobody after that', async () => {
    const { signInLinks, users } = await stores.open(await stores.fresh());
    const [old, spare] = [await signInLinks.createForFirstUser(), await signInLinks.createForFirstUser()];
    expect(await signInLinks.consume(old!)).toBeUndefined();
    expect(await signInLinks.find(spare!)).toEqual({ userId: null });
    await users.create({ email: 'ada@example.com', role: 'admin' });
    expect(await signInLinks.find(spare!)).toBeUndefined();
    expect(await signInLinks.consume(spare!)).toBeUndefined();
    expect(await signInLinks.createForFirstUser()).toBeUndefined();
  });
});
