import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer, type ServerProcess } from './server-process.js';

const rounds = 3;
const patience = 60_000;

let home: string;
let server: ServerProcess;
let key: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clientele-erasure-'));
  server = await startServer(home);
  key = /clk_\S+/.exec(server.output())![0];
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

async function call(path: string, body?: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(server.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  expect([path, answer.ok, text.slice(0, 200)]).toEqual([path, true, text.slice(0, 200)]);
  return JSON.parse(text) as Record<string, unknown>;
}

async function give(who: string): Promise<void> {
  const at = '2026-01-01T00:00:00Z';
  const order = (orderId: string, customerId: string) => ({
    ...{ orderId, customerId, orderedAt: at, currency: 'EUR', gross: '1.00' },
  });
  const event = (eventId: string, ids: object) => ({
    eventId,
    name: 'product_viewed',
    occurredAt: at,
    ...ids,
  });
  await call('/v1/orders?wait=true', [order(`o-${who}`, who), order(`o-other-${who.length}`, 'other')]);
  await call('/v1/customers?wait=true', [{ customerId: who, email: `${who}@marsupial.example` }]);
  await call('/v1/orders?wait=true', [{ orderId: `bad-${who}`, customerId: who }]);
  await call('/v1/events?wait=true', [
    event(`e1-${who}`, { customerId: who, anonymousId: `visitor-${who}` }),
    event(`e2-${who}`, { anonymousId: `visitor-${who}` }),
  ]);
  // Nothing else may keep its name: the audit cannot be written over.
  await call('/v1/reports', { name: `About ${who}`, period: 'week', blocks: [{ type: 'audiences' }] });
  // The last ones wait in the spool.
  await call('/v1/orders', [order(`late-${who}`, who)]);
}

/** The files of the home that hold the text, in plain bytes. */
async function filesWith(text: string): Promise<string[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    if (bytes.includes(text)) found.push(path);
  }
  return found;
}

it(`an erasure that kill -9 cuts off is finished by the next start, ${rounds} times`, async () => {
  for (let round = 0; round < rounds; round++) {
    const who = `Zebulon-Quagmire-${round}`;
    await give(who);
    expect(await filesWith(who)).not.toEqual([]);
    const { id } = (await call('/v1/erasures', { customerId: who })) as { id: string };
    await sleep(Math.random() * 4_000);
    await server.kill();
    server = await startServer(home);
    const startedAt = Date.now();
    let receipt: Record<string, unknown> = {};
    while (receipt['state'] !== 'done') {
      expect(Date.now() - startedAt).toBeLessThan(patience);
      await sleep(250);
      receipt = await call(`/v1/erasures/${id}`);
    }
    expect(await filesWith(who)).toEqual([]);
    expect(receipt['counts']).toMatchObject({ events: 2, customers: 1 });
  }
  const { customers } = (await call('/v1/customers')) as { customers: { customerId: string }[] };
  expect(customers.map(({ customerId }) => customerId)).toEqual(['other']);
  const { tables } = (await call('/v1/ingestion')) as { tables: Record<string, Record<string, number>> };
  expect(tables['orders']!['received']).toBe(rounds * 4);
}, 300_000);
