import { expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { onEveryStore } from '../../../testing/src/metadata.stores.js';
import { movableClock } from '../../../testing/src/movable.clock.js';

const secret = 'shpss_0123456789abcdef';
const dayMilliseconds = 86_400_000;

onEveryStore('connections of shops', (stores) => {
  const open = async () => {
    const clock = movableClock('2026-01-05T10:00:00Z');
    const metadata = await stores.open({ ...(await stores.fresh()), clock });
    const made = await metadata.connections.create({ project: 'default', shop: 'shopify', secret });
    return { metadata, clock, made };
  };

  it('are made and listed without their secret, which only the check of a signature gets', async () => {
    const { metadata, made } = await open();
    expect(made).toMatchObject({ project: 'default', shop: 'shopify', name: 'shopify', source: 'shopify' });
    const list = await metadata.connections.list('default');
    expect(list).toHaveLength(1);
    for (const shown of [made, list]) expect(inspect(shown, { depth: 9 })).not.toContain(secret);
    expect(await metadata.connections.forWebhook(made.id, 'shopify')).toEqual({ connection: made, secret });
    expect(await metadata.connections.forWebhook(made.id, 'woocommerce')).toBeUndefined();
  });

  it('have a source each, so that order ids of two shops never meet', async () => {
    const { metadata } = await open();
    const second = await metadata.connections.create({
      project: 'default',
      shop: 'shopify',
      secret,
      name: 'outlet',
    });
    expect(second.source).toBe('outlet');
    const again = metadata.connections.create({
      project: 'default',
      shop: 'shopify',
      secret,
      name: 'outlet',
    });
    await expect(again).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are refused when the shop or the secret is none, without repeating the secret', async () => {
    const { metadata } = await open();
    const make = (fields: object) =>
      metadata.connections.create({ project: 'default', shop: 'shopify', secret, name: 'x', ...fields });
    await expect(make({ shop: 'etsy' })).rejects.toMatchObject({ code: 'invalid-parameters' });
    await expect(make({ project: 'nope' })).rejects.toMatchObject({ code: 'unknown-project' });
    const refusal = await make({ secret: 'tiny' }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'invalid-parameters' });
    expect(inspect(refusal)).not.toContain('tiny');
  });

  it('forget what they sent when they end', async () => {
    const { metadata, made } = await open();
    await metadata.webhooks.remember(made.id, 'w1');
    await metadata.webhooks.count(made.id, 'orders/create', 'taken');
    await metadata.connections.remove('default', made.id);
    expect(await metadata.webhooks.wasTaken(made.id, 'w1')).toBe(false);
    expect(await metadata.webhooks.topics(made.id)).toEqual([]);
    await expect(metadata.connections.remove('default', made.id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('know a webhook again for a week and more', async () => {
    const { metadata, clock, made } = await open();
    await metadata.webhooks.remember(made.id, 'w1');
    clock.advance(7 * dayMilliseconds + 3_600_000);
    await metadata.webhooks.remember(made.id, 'w2');
    expect(await metadata.webhooks.wasTaken(made.id, 'w1')).toBe(true);
    clock.advance(dayMilliseconds);
    await metadata.webhooks.remember(made.id, 'w3');
    expect(await metadata.webhooks.wasTaken(made.id, 'w1')).toBe(false);
    expect(await metadata.webhooks.wasTaken(made.id, 'w2')).toBe(true);
  });

  it('count what came by topic and outcome', async () => {
    const { metadata, made } = await open();
    await Promise.all([1, 2, 3].map(() => metadata.webhooks.count(made.id, 'orders/create', 'taken')));
    await metadata.webhooks.count(made.id, 'orders/create', 'duplicate');
    await metadata.webhooks.count(made.id, 'carts/create', 'ignored');
    expect(await metadata.webhooks.topics(made.id)).toMatchObject([
      { topic: 'carts/create', taken: 0, duplicate: 0, ignored: 1 },
      { topic: 'orders/create', taken: 3, duplicate: 1, ignored: 0 },
    ]);
  });

  it('date a refund by the earliest time it was heard of, in whatever order', async () => {
    const { metadata, made } = await open();
    const at = (day: number) => new Date(Date.UTC(2026, 0, day));
    const heard = (day: number) => metadata.webhooks.refundTime(made.id, 'r1', at(day));
    expect(await heard(3)).toEqual(at(3));
    expect(await heard(5)).toEqual(at(3));
    expect(await heard(2)).toEqual(at(2));
    expect(await heard(4)).toEqual(at(2));
  });
});

onEveryStore('requests for erasure', (stores) => {
  it('are due in thirty days, noted once while open, and forget the person when done', async () => {
    const clock = movableClock('2026-01-05T10:00:00Z');
    const metadata = await stores.open({ ...(await stores.fresh()), clock });
    const requests = metadata.erasureRequests;
    const first = await requests.requestErasure('default', 'ada', 'shopify customers/redact', {
      source: 'shopify',
    });
    expect(first.dueAt).toEqual(new Date('2026-02-04T10:00:00Z'));
    const again = await requests.requestErasure('default', 'ada', 'again', { source: 'shopify' });
    expect(again.id).toBe(first.id);
    await requests.requestErasure('default', 'ada', 'x', { kind: 'disclose', source: 'shopify' });
    expect((await requests.open('default')).map(({ kind }) => kind)).toEqual(['erase', 'disclose']);
    await requests.done('default', first.id);
    expect((await requests.open('default')).map(({ kind }) => kind)).toEqual(['disclose']);
    await expect(requests.done('default', first.id)).rejects.toMatchObject({ code: 'not-found' });
  });
});
