import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

interface Read extends Answer {
  entries: { name: string; action: string }[];
  customers: object[];
  facts: { events: number };
}
const read = async (path: string) => (await (await server.fetch(path)).json()) as Read;
const at = (day: number) => `2026-01-${String(day).padStart(2, '0')}T10:00:00Z`;

describe('a person with several ids', () => {
  it('is one in a funnel, at once', async () => {
    await server.post('/v1/track?wait=true', {
      ...{ messageId: 'm1', anonymousId: 'v-1', event: 'Product Viewed', timestamp: at(1) },
      properties: { product_id: 'tea' },
    });
    const steps = [{ events: ['product_viewed'] }, { events: ['checkout_started'] }];
    const funnel = async (more: object = {}) =>
      (await server.post('/v1/analyses/funnel', { steps, asOf: at(30), ...more })).body['rows'] as object[];
    expect(await funnel()).toMatchObject([{ actors: 1 }, { actors: 0 }]);
    await server.post('/v1/identify?wait=true', {
      ...{ messageId: 'm2', anonymousId: 'v-1', userId: 'ada', timestamp: at(2) },
      traits: { email: 'ada@example.com' },
    });
    await server.post('/v1/track?wait=true', {
      ...{ messageId: 'm3', userId: 'ada', event: 'Checkout Started', timestamp: at(3) },
    });
    expect(await funnel()).toMatchObject([{ actors: 1 }, { actors: 1 }]);
    expect(await funnel({ level: 'actors', step: 1, outcome: 'reached' })).toMatchObject([
      { customerId: 'ada', anonymousId: '' },
    ]);
  });

  it('is known by all of them', async () => {
    const profile = await read('/v1/customers/ada');
    expect(profile).toMatchObject({
      customer: { customerId: 'ada', email: 'ada@example.com' },
      facts: { events: 3 },
      identifiers: [
        { type: 'customerId', value: 'ada', linkedAt: null },
        { type: 'anonymousId', value: 'v-1', linkedAt: '2026-01-02T10:00:00.000Z' },
      ],
    });
    expect(await read('/v1/customers/v-1')).toEqual(profile);
    const { entries } = await read('/v1/customers/ada/timeline');
    expect(entries.map(({ name }) => name)).toEqual(['checkout_started', 'identify', 'product_viewed']);
    const { customers } = await read('/v1/customers?search=v-1');
    expect(customers).toMatchObject([{ customerId: 'ada' }]);
  });

  it('is parted and joined by those who may', async () => {
    const path = '/v1/customers/ada/identifiers';
    const parted = await server.fetch(`${path}/anonymousId/v-1`, { method: 'DELETE' });
    expect([parted.status, await parted.json()]).toEqual([
      200,
      { identifiers: [{ type: 'customerId', value: 'ada', linkedAt: null }] },
    ]);
    expect(await read('/v1/customers/ada')).toMatchObject({ facts: { events: 2 } });
    const joined = await server.post(path, { type: 'anonymousId', value: 'v-1' });
    expect(joined.status).toBe(200);
    expect(await read('/v1/customers/ada')).toMatchObject({ facts: { events: 3 } });
    const refusals = [
      await server.fetch(`${path}/anonymousId/v-9`, { method: 'DELETE' }),
      await server.fetch(`${path}/session/v-1`, { method: 'DELETE' }),
      await server.post(path, { type: 'customerId', value: 'ada' }),
      await server.post(path, { type: 'anonymousId', value: 'undefined' }),
      await server.post('/v1/customers/nobody/identifiers', { type: 'anonymousId', value: 'v-1' }),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([404, 400, 409, 409, 404]);
    const { entries } = await read('/v1/audit');
    expect(entries.map(({ action }) => action)).toEqual(['customer.join', 'customer.part']);
    expect(JSON.stringify(entries)).not.toMatch(/\b(ada|v-1)\b/);
  });

  it('follows the rules of the project', async () => {
    const change = (identity: unknown) =>
      server.fetch('/v1/projects/default', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ identity }),
      });
    await server.post('/v1/events?wait=true', [
      { eventId: 'k1', name: 'seen', occurredAt: at(5), anonymousId: 'kiosk' },
      { eventId: 'k2', name: 'login', occurredAt: at(6), anonymousId: 'kiosk', customerId: 'bob' },
    ]);
    const events = async () => (await read('/v1/customers/bob')).facts.events;
    expect(await events()).toBe(2);
    const changed = await change({ blockedValues: ['Kiosk'] });
    expect(await changed.json()).toMatchObject({
      identity: { blockedValues: ['Kiosk'], mostCustomerIds: 5 },
    });
    expect(await events()).toBe(1);
    expect((await change({ mostCustomerIds: 0 })).status).toBe(400);
    expect((await change({ colour: 'red' })).status).toBe(400);
    expect((await change(null)).status).toBe(200);
    expect(await events()).toBe(2);
  });
});
