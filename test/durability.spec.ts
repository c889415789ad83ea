import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { enginePid, startServer, type ServerProcess } from './server-process.js';

const rounds = 10;
const batch = 20;

let home: string;
let server: ServerProcess;
let key: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clientele-durability-'));
  server = await startServer(home);
  key = /clk_\S+/.exec(server.output())![0];
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

function post(table: string, rows: object[], query = ''): Promise<Response> {
  return fetch(`${server.url}/v1/${table}${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify(rows),
    signal: AbortSignal.timeout(20_000),
  });
}

const order = (id: string) => ({
  orderId: id,
  customerId: `c-${id}`,
  orderedAt: '2026-01-01T00:00:00Z',
  currency: 'EUR',
  gross: '1.00',
});
const event = (id: string) => ({
  eventId: id,
  name: 'product_viewed',
  occurredAt: '2026-01-01T00:00:00Z',
  customerId: `c-${id}`,
});

const rowsOf: readonly (readonly [string, (id: string) => object])[] = [
  ['orders', order],
  ['events', event],
];

/** Sends orders and events until told to stop, sends each unanswered batch again, and notes what was acknowledged. */
async function load(round: number, acknowledged: Set<string>, isOver: () => boolean): Promise<void> {
  for (let number = 0; !isOver(); number++) {
    const ids = Array.from({ length: batch }, (_, index) => `${round}-${number}-${index}`);
    for (const [table, row] of rowsOf) {
      const answer = await post(
        table,
        ids.map((id) => row(id)),
      ).catch(() => undefined);
      if (answer?.status !== 202) continue;
      const { accepted } = (await answer.json()) as { accepted: number };
      if (accepted === batch) for (const id of ids) acknowledged.add(`${table}/${id}`);
    }
  }
}

/** The keys of all rows that can be read, one entry per row. */
async function stored(): Promise<string[]> {
  const drained = await post('orders', [order('last')], '?wait=true');
  expect(drained.status).toBe(202);
  expect((await post('events', [event('last')], '?wait=true')).status).toBe(202);
  const found: string[] = [];
  for (let offset = 0; ; offset += 100_000) {
    const answer = await fetch(`${server.url}/v1/analyses/customers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, accept: 'application/x-ndjson' },
      body: JSON.stringify({ limit: 100_000, offset }),
    });
    const lines = (await answer.text()).trim().split('\n').filter(Boolean);
    for (const line of lines) {
      const { customerId, orders } = JSON.parse(line) as { customerId: string; orders: string };
      expect(Number(orders)).toBe(1);
      found.push(`orders/${customerId.slice(2)}`);
    }
    if (lines.length < 100_000) return found;
  }
}

async function waiting(): Promise<number> {
  const answer = await fetch(`${server.url}/v1/ingestion`, { headers: { authorization: `Bearer ${key}` } });
  const { tables } = (await answer.json()) as { tables: Record<string, { waiting: number }> };
  return tables['orders']!.waiting + tables['events']!.waiting;
}

describe('kill -9 at any moment', () => {
  it(`loses and doubles nothing that was acknowledged, ${rounds} times`, async () => {
    const acknowledged = new Set<string>();
    for (let round = 0; round < rounds; round++) {
      let over = false;
      const loading = load(round, acknowledged, () => over);
      try {
        await sleep(150 + ((round * 97) % 400));
        if (round % 2 === 0) await server.kill();
        else process.kill(enginePid(home), 'SIGKILL');
        await sleep(300);
      } finally {
        over = true;
        await loading;
      }
      if (round % 2 === 0) server = await startServer(home);
    }
    const found = await stored();
    const readable = new Set(found);
    for (let tries = 0; (await waiting()) > 0 && tries < 100; tries++) await sleep(100);
    const lost = [...acknowledged].filter((id) => id.startsWith('orders/') && !readable.has(id));
    expect(lost).toEqual([]);
    expect(readable.size).toBe(found.length);
    expect(acknowledged.size).toBeGreaterThan(rounds * batch);
    const events = [...acknowledged].filter((id) => id.startsWith('events/')).map((id) => id.slice(7));
    const read = await storedEvents();
    expect(events.filter((id) => !read.has(id))).toEqual([]);
    expect([...read.values()].filter((count) => count !== 1)).toEqual([]);
  }, 180_000);
});

/** event id -> how often it can be read, from the funnel's people: each event has a customer of its own. */
async function storedEvents(): Promise<Map<string, number>> {
  const answer = await fetch(`${server.url}/v1/analyses/funnel`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, accept: 'application/x-ndjson' },
    body: JSON.stringify({
      steps: [{ events: ['product_viewed'] }, { events: ['order_refunded'] }],
      from: '2025-12-31',
      to: '2026-01-02',
      level: 'actors',
      actor: 'person',
    }),
  });
  const counts = new Map<string, number>();
  for (const line of (await answer.text()).trim().split('\n')) {
    const { customerId } = JSON.parse(line) as { customerId: string };
    const id = customerId.slice(2);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
