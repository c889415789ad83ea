import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ SCHEDULER: 'off' });
});
afterAll(() => server.close());

interface Rejected {
  rejected: { code: string; raw: string; replayedAt: string | null }[];
  counts: { table: string; code: string; count: number }[];
}

const listed = async (query = '') =>
  (await (await server.fetch(`/v1/rejected${query}`)).json()) as unknown as Rejected;

it('a row that was rejected is taken by a saved mapping, and listed as open no longer', async () => {
  const row = { nr: 'o1', customerId: 'c1', orderedAt: '2026-01-05', gross: '10', currency: 'EUR' };
  await server.post('/v1/orders?wait=true', [row, { ...row, nr: undefined, orderId: 'o2', gross: 'ten' }]);
  expect((await listed()).counts).toEqual([
    { table: 'orders', code: 'invalid-money', count: 1 },
    { table: 'orders', code: 'missing-field', count: 1 },
  ]);
  const names = {
    orderId: 'nr',
    customerId: 'customerId',
    orderedAt: 'orderedAt',
    gross: 'gross',
    currency: 'currency',
  };
  const saved = await server.post('/v1/mappings', { name: 'old till', table: 'orders', mapping: names });
  expect(saved.status).toBe(201);
  const refused = await server.post('/v1/mappings', { name: 'x', table: 'orders', mapping: { no: 'x' } });
  expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-parameters' } });

  const replay = (more: object) =>
    server.post('/v1/rejected/replay', {
      table: 'orders',
      code: 'missing-field',
      mapping: 'old till',
      ...more,
    });
  expect((await replay({ dryRun: true })).body).toMatchObject({ read: 1, accepted: 1, dryRun: true });
  expect((await listed()).rejected).toHaveLength(2);
  expect((await replay({})).body).toMatchObject({ read: 1, accepted: 1, dryRun: false });
  expect((await listed()).rejected).toMatchObject([{ code: 'invalid-money', replayedAt: null }]);
  expect((await listed('?state=replayed')).rejected).toMatchObject([{ code: 'missing-field' }]);
  expect((await listed('?state=all')).rejected).toHaveLength(2);
  expect((await server.fetch('/v1/rejected?state=maybe')).status).toBe(400);
  await server.clientele.ingestion.drain();
  const { rows } = await server.clientele.warehouse
    .project('default')
    .rows({ sql: 'select order_id, gross from orders final' });
  expect(rows).toEqual([{ order_id: 'o1', gross: '10' }]);
});

it('a mapping is listed, shown and removed', async () => {
  const { body } = await server.post('/v1/mappings', {
    name: 'mine',
    table: 'customers',
    mapping: { customerId: 'id' },
  });
  expect(body).toMatchObject({ name: 'mine', table: 'customers', mapping: { customerId: { column: 'id' } } });
  expect(await (await server.fetch('/v1/mappings/mine')).json()).toEqual(body);
  const elsewhere = await server.post('/v1/rejected/replay', { table: 'orders', mapping: 'mine' });
  expect(elsewhere).toMatchObject({ status: 400, body: { code: 'invalid-parameters' } });
  expect((await server.fetch('/v1/mappings/mine', { method: 'DELETE' })).status).toBe(204);
  expect((await server.fetch('/v1/mappings/mine')).status).toBe(404);
});

it('a replay needs the scope to send rows, and knows what it is asked', async () => {
  const read = { headers: { authorization: `Bearer ${server.keys.read}` } };
  expect((await server.post('/v1/rejected/replay', {}, read)).status).toBe(403);
  for (const body of [
    { table: 'nope' },
    { code: 'nope' },
    { since: 'yesterday' },
    { nope: 1 },
    { mapping: 3 },
  ]) {
    const { status } = await server.post('/v1/rejected/replay', body);
    expect({ body, status }).toEqual({ body, status: 400 });
  }
});
