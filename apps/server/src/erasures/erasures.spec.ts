import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ SCHEDULER: 'off' });
});
afterAll(() => server.close());

interface Receipt {
  id: string;
  state: string;
  counts: Record<string, number>;
}

const order = (orderId: string, customerId: string) => ({
  ...{ orderId, customerId, orderedAt: '2024-03-01T10:00:00Z', status: 'paid' },
  ...{ currency: 'EUR', gross: '10.00' },
});

async function done(id: string): Promise<Receipt> {
  for (let waited = 0; waited < 60_000; waited += 250) {
    const receipt = (await (await server.fetch(`/v1/erasures/${id}`)).json()) as Receipt;
    if (receipt.state === 'done') return receipt;
    await sleep(250);
  }
  throw new Error('it was not done within a minute');
}

describe('/v1/erasures', () => {
  it('erases within a minute, gives a receipt that names nobody, and keeps the person out', async () => {
    await server.post('/v1/orders?wait=true', [order('o1', 'Zebulon'), order('o2', 'ann')]);
    const { status, body } = await server.post('/v1/erasures', { customerId: 'Zebulon' });
    expect([status, body['state']]).toEqual([202, 'open']);
    const receipt = await done(body['id'] as string);
    expect(receipt.counts).toEqual({ orders: 1 });
    const list = await (await server.fetch('/v1/erasures')).text();
    expect(list).toContain(receipt.id);
    expect(list).not.toContain('Zebulon');
    expect(await (await server.fetch('/v1/audit')).text()).not.toContain('Zebulon');
    const again = await server.post('/v1/orders?wait=true', [order('o1', 'Zebulon'), order('o3', 'ann')]);
    expect(again.body.accepted).toBe(1);
    expect(again.body.rejected).toMatchObject([{ index: 0, code: 'erased', path: '/customerId' }]);
    const kept = await (await server.fetch('/v1/rejected')).text();
    expect(kept).toContain('erased');
    expect(kept).not.toContain('Zebulon');
    const ledger = (await (await server.fetch('/v1/ingestion')).json()) as {
      tables: Record<string, Record<string, number>>;
    };
    expect(ledger.tables['orders']).toMatchObject({ received: 4, stored: 3, rejected: 1, waiting: 0 });
  });

  it('is for admins, and wants exactly one id', async () => {
    const headers = { authorization: `Bearer ${server.keys.read}` };
    expect((await server.post('/v1/erasures', { customerId: 'a' }, { headers })).status).toBe(403);
    expect((await server.fetch('/v1/erasures', { headers })).status).toBe(403);
    for (const body of [{}, { customerId: 'a', anonymousId: 'b' }, { customerId: '' }, { name: 'a' }]) {
      expect((await server.post('/v1/erasures', body)).status).toBe(400);
    }
    const missing = await server.fetch('/v1/erasures/0190b3a0-0000-7000-8000-000000000000');
    expect(missing.status).toBe(404);
  });
});
