import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ SCHEDULER: 'off' });
});
afterAll(() => server.close());

const overview = async () => {
  const { body } = await server.post('/v1/analyses/overview', { from: '2026-01-01', to: '2026-02-01' });
  return body as Record<string, unknown> & { rows: Record<string, unknown>[] };
};

it('names what came before it, as soon as it is set', async () => {
  const order = { orderId: 'o1', customerId: 'ada', orderedAt: '2026-01-04T10:00:00Z', gross: '10.00' };
  const refund = { refundId: 'r1', customerId: 'ada', refundedAt: '2026-01-05', amount: 3, currency: 'EUR' };
  expect((await server.post('/v1/refunds?wait=true', refund)).status).toBe(202);
  expect((await server.post('/v1/orders?wait=true', order)).status).toBe(202);
  const before = await overview();
  expect(before).toMatchObject({ currency: '', notices: [{ code: 'refunds-without-rate' }] });
  expect(before.rows[0]).toMatchObject({ orders: 1, revenue: '10' });

  const body = JSON.stringify({ currency: 'EUR' });
  expect((await server.fetch('/v1/projects/default', { method: 'PATCH', body })).status).toBe(200);
  const after = await overview();
  expect(after).toMatchObject({ currency: 'EUR', notices: [] });
  expect(after.rows[0]).toMatchObject({ orders: 1, revenue: '7' });
});
