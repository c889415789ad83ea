import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestWarehouse } from '#testing';
import type { ProjectWarehouse } from '#warehouse';
import { openTestIngestion, type TestIngestion } from '../../../testing/src/test.ingestion.js';
import { Ingestion } from '../ingestion.js';
import { segmentMessage } from './segment.message.js';

let test: TestIngestion;
let shop: ProjectWarehouse;

beforeAll(async () => {
  test = await openTestIngestion();
  shop = await test.project('shop');
});
afterAll(() => test.close());

const track = (id: string, event: string, properties: object = {}) => ({
  type: 'track',
  messageId: id,
  userId: `c-${id}`,
  event,
  timestamp: '2026-03-01T10:00:00Z',
  properties,
});

const take = (items: object[], into = test.ingestion, wait = true) =>
  into.takeMessages('shop', { items, read: segmentMessage, maxMessageBytes: 32 * 1024 }, wait);

describe('messages', () => {
  it('give a project its currency by the first order', async () => {
    await take([track('first', 'Order Completed', { order_id: 'first', revenue: 5, currency: 'jpy' })]);
    expect((await test.metadata.projects.get('shop')).currency).toBe('JPY');
    const { rows } = await shop.rows({
      sql: "select currency, exchange_rate from orders where order_id = 'first'",
    });
    expect(rows).toEqual([{ currency: 'JPY', exchange_rate: '1' }]);
  });

  it('are all accounted for, table by table', async () => {
    const before = await test.ingestion.status('shop');
    const messages = [
      track('led-1', 'Product Viewed'),
      track('led-1', 'Product Viewed'),
      track('led-2', 'Order Completed', { order_id: 'led', revenue: 5 }),
      track('led-3', 'Order Completed', { order_id: 'led-bad', revenue: 'x' }),
      { type: 'track', event: 'Nobody' },
    ];
    const result = await take(messages);
    await take(messages, test.ingestion, false);
    expect(result).toMatchObject({ received: 5, accepted: 3, rejectedCount: 2 });
    await test.ingestion.drain();
    const after = await test.ingestion.status('shop');
    const grown = (table: 'events' | 'orders', field: 'received' | 'rejected' | 'stored') =>
      after[table][field] - before[table][field];
    expect(grown('events', 'received')).toBe(10);
    expect(grown('events', 'stored')).toBe(3);
    expect(grown('events', 'rejected')).toBe(2);
    expect(grown('orders', 'rejected')).toBe(2);
    for (const { received, stored, duplicate, rejected, waiting } of Object.values(after)) {
      expect(received).toBe(stored + duplicate + rejected + waiting);
    }
  });

  it('of many requests at once about one order build on each other', async () => {
    await take([track('many', 'Order Completed', { order_id: 'many', revenue: 5 })]);
    const update = (name: string, properties: object) =>
      take(
        [track(`many-${name}`, 'Order Updated', { order_id: 'many', ...properties })],
        test.ingestion,
        false,
      );
    const told = { coupon: 'C1', region: 'North', channel: 'mail', campaign: 'spring' };
    await Promise.all(Object.entries(told).map(([name, value]) => update(name, { [name]: value })));
    await test.ingestion.drain();
    const { rows } = await shop.rows({
      sql: "select coupon, region, channel, campaign from orders final where order_id = 'many'",
    });
    expect(rows).toEqual([told]);
  });
});

describe('a profile that is refused', () => {
  it('does not stand in the way of the next one', async () => {
    const identify = (second: number, traits: object) => ({
      ...track(`refused-${second}`, ''),
      type: 'identify',
      userId: 'refused',
      timestamp: `2026-03-01T10:00:0${second}Z`,
      traits,
    });
    await take([identify(1, { plan: 'gold' })], test.ingestion, false);
    const bad = await take([identify(2, { email: 'x'.repeat(400) })], test.ingestion, false);
    expect(bad.rejected).toMatchObject([{ code: 'too-long', path: '/email' }]);
    expect(await take([identify(3, { size: 4 })])).toMatchObject({ accepted: 1 });
    const { rows } = await shop.rows({
      sql: "select attributes from customers final where customer_id = 'refused'",
    });
    expect(rows).toEqual([{ attributes: { plan: 'gold', size: '4' } }]);
  });
});

describe('traits that are null', () => {
  it.each(['consent', 'attributes', 'email'])('take away what was known, also as %s', async (name) => {
    const identify = (id: string, traits: object) => ({
      ...track(id, 'x'),
      userId: `null-${name}`,
      type: 'identify',
      traits,
    });
    await take([identify(`${name}-1`, { plan: 'gold', email: 'a@shop.example', consent: { email: true } })]);
    expect(await take([identify(`${name}-2`, { [name]: null })])).toMatchObject({
      accepted: 1,
      rejectedCount: 0,
    });
    const { rows } = await shop.rows({
      sql: 'select attributes, email, consent from customers final where customer_id = {id:String}',
      params: { id: `null-${name}` },
    });
    expect(rows).toEqual([
      {
        attributes: { plan: 'gold' },
        email: name === 'email' ? '' : 'a@shop.example',
        consent: name === 'consent' ? {} : { email: expect.anything() },
      },
    ]);
  });
});

describe('when nothing can be taken', () => {
  it('a client is told to come again, and forgets nothing by it', async () => {
    const full = await Ingestion.open({
      home: join(test.home, 'full'),
      warehouse: test.warehouse,
      metadata: test.metadata,
      maxSpoolBytes: 1,
    });
    await take([track('fill', 'Product Viewed')], full, false);
    await expect(
      take([{ ...track('full', 'x'), type: 'identify', traits: { plan: 'gold' } }], full, false),
    ).rejects.toMatchObject({ code: 'too-many-requests', retryAfterSeconds: 5 });
    await full.drain();
    await take([{ ...track('full', 'x'), type: 'identify', traits: { size: 4 } }], full);
    const { rows } = await shop.rows({
      sql: "select attributes from customers final where customer_id = 'c-full'",
    });
    expect(rows).toEqual([{ attributes: { size: '4' } }]);
    await full.close();
  });

  it('messages that need no look are taken while the warehouse is away, the others later', async () => {
    const other = await openTestWarehouse();
    await other.project('shop');
    const away = await Ingestion.open({
      home: join(test.home, 'away'),
      warehouse: other.warehouse,
      metadata: test.metadata,
    });
    await other.close();
    expect(await take([track('away', 'Product Viewed')], away, false)).toMatchObject({ accepted: 1 });
    await expect(
      take([track('whole', 'Order Refunded', { order_id: 'o' })], away, false),
    ).rejects.toMatchObject({
      code: 'too-many-requests',
    });
    await away.loaders.close();
  });

  it('are told to come again when the warehouse hangs', async () => {
    const other = await openTestWarehouse();
    await other.project('shop');
    const hanging = await Ingestion.open({
      home: join(test.home, 'hanging'),
      warehouse: other.warehouse,
      metadata: test.metadata,
    });
    const record = await readFile(join(other.home, 'engine', 'engine.json'), 'utf8');
    const { engine } = JSON.parse(record) as { engine: { pid: number } };
    process.kill(engine.pid, 'SIGSTOP');
    const identify = { ...track('hangs', 'x'), type: 'identify', traits: { plan: 'gold' } };
    await expect(take([identify], hanging, false)).rejects.toMatchObject({
      code: 'too-many-requests',
      retryAfterSeconds: 5,
    });
    process.kill(engine.pid, 'SIGKILL');
    await hanging.loaders.close();
    await other.close();
  }, 20_000);
});
