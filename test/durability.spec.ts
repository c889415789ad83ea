import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Sender } from './sender.js';
import { askEngine, enginePid, startServer, type ServerProcess } from './server-process.js';

/** The long version, `npm run chaos`, has more. */
const rounds = Number(process.env['CHAOS_ROUNDS'] ?? 10);

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

/** The keys of all rows that can be read, one entry per row. */
async function stored(): Promise<string[]> {
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
      found.push(customerId.slice(2));
    }
    if (lines.length < 100_000) return found;
  }
}

describe('kill -9 at any moment', () => {
  it(
    `loses and doubles nothing that was acknowledged, ${rounds} times`,
    async () => {
      const sender = new Sender({ url: () => server.url, key });
      for (let round = 0; round < rounds; round++) {
        await sender.during(String(round), async () => {
          await sleep(150 + ((round * 97) % 400));
          if (round % 2 === 0) await server.kill();
          else process.kill(enginePid(home), 'SIGKILL');
          await sleep(300);
          if (round % 2 === 0) server = await startServer(home);
        });
        expect(await sender.ledgerFaults()).toEqual([]);
      }
      // What piled up while the engine was killed again and again is loaded in its own time.
      await sender.settled(30_000 + rounds * 2_000).catch((error: Error) => {
        throw new Error(`${error.message}; the server's last words:\n${server.output().slice(-4_000)}`);
      });
      expect(await sender.ledgerFaults()).toEqual([]);
      expect(sender.compare('orders', await stored())).toEqual({ lost: [], doubled: [] });
      // Of each row, as the table holds it: an answer about people would not tell one event from two.
      const rows = await askEngine(home, 'select event_id from clientele_default.events');
      expect(sender.compare('events', rows)).toEqual({ lost: [], doubled: [] });
      expect((await sender.ledger()).events.stored).toBe(rows.length);
      expect(sender.compare('events', await readableEvents())).toMatchObject({ lost: [] });
      expect(sender.acknowledged.orders.size).toBeGreaterThan(rounds * 20);
    },
    60_000 + rounds * 20_000,
  );
});

/** The ids of the events that can be read, from the funnel's people: each event has a customer of its own. */
async function readableEvents(): Promise<string[]> {
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
  const lines = (await answer.text()).trim().split('\n').filter(Boolean);
  return lines.map((line) => (JSON.parse(line) as { customerId: string }).customerId.slice(2));
}
