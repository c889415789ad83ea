import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTestWarehouse, type TestWarehouse } from '#testing';
import { FaultProxy, type Fault } from './fault-proxy.js';
import { Sender } from './sender.js';
import { startServer, type ServerProcess } from './server-process.js';

/** How long the warehouse is away, in milliseconds: a minute in the long version. */
const away = process.env['CHAOS_ROUNDS'] ? 60_000 : 12_000;

// Machines of all kinds run this, and some do other things beside.
jest.setTimeout(240_000);

let folder: string;
let engine: TestWarehouse;
let proxy: FaultProxy;
const servers: ServerProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-faults-'));
  engine = await openTestWarehouse();
  proxy = await FaultProxy.open((await engineFacts()).httpPort);
});
afterAll(async () => {
  await startAnew();
  await proxy.close();
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const engineFacts = async () =>
  JSON.parse(await readFile(join(engine.home, 'engine/engine.json'), 'utf8')) as {
    httpPort: number;
    passwords: { admin: string };
  };

let homes = 0;

/** A server of its own project on the engine behind the proxy, and one that sends to it. */
async function shop(environment: Record<string, string> = {}, home = join(folder, `home${++homes}`)) {
  const { passwords } = await engineFacts();
  const server = await startServer(home, {
    CLICKHOUSE_URL: `http://admin:${passwords.admin}@${proxy.address}`,
    LOAD_SECONDS: '1',
    SCHEDULER: 'off',
    LOG_LEVEL: 'error',
    ...environment,
  });
  servers.push(server);
  const key = /clk_\S+/.exec(server.output())?.[0] ?? '';
  return { server, home, key, sender: new Sender({ url: () => server.url, key }) };
}

/** The keys of the rows that can be read, asked past the proxy. */
async function readable(table: 'orders' | 'events'): Promise<string[]> {
  const id = table === 'orders' ? 'order_id' : 'event_id';
  const final = table === 'orders' ? 'final' : '';
  const { rows } = await engine.warehouse
    .project('default')
    .rows<{ id: string }>({ sql: `select ${id} as id from ${table} ${final} order by id` });
  return rows.map((row) => row.id);
}

/** After every fault: everything is loaded, nothing is lost, nothing doubled, and the ledger agrees with the store. */
async function expectExact(sender: Sender): Promise<void> {
  await sender.settled();
  expect(await sender.ledgerFaults()).toEqual([]);
  const ledger = await sender.ledger();
  for (const table of ['orders', 'events'] as const) {
    const found = await readable(table);
    const { lost, doubled } = sender.compare(table, found);
    expect({ table, lost: lost.slice(0, 5), doubled: doubled.slice(0, 5) }).toEqual({
      ...{ table, lost: [], doubled: [] },
    });
    if (table === 'events') expect(ledger.events.stored).toBe(found.length);
  }
}

/** Stops the servers and empties the store, which all of them share. */
async function startAnew(): Promise<void> {
  await proxy.become('none');
  for (const server of servers.splice(0)) await server.stop();
  for (const table of ['orders', 'events', 'event_keys', 'loads', 'rejected_rows', 'replaced_events']) {
    await engine.warehouse.project('default').command({ sql: `truncate table ${table}` });
  }
}

describe('the way to the warehouse is', () => {
  let sender: Sender;
  let server: ServerProcess;
  beforeAll(async () => {
    ({ server, sender } = await shop());
  });
  afterAll(startAnew);

  const faults: [Fault, number][] = [
    ['reset', 2_000],
    ['half-answered', 3_000],
    ['black-holed', 3_000],
    ['refused', 2_000],
  ];
  it.each(faults)('%s: rows are taken, and loaded once when it is well', async (fault, milliseconds) => {
    const before = sender.answered.events;
    await sender.during(fault, async () => {
      await sleep(300);
      await proxy.become(fault);
      await sleep(milliseconds);
      expect(await (await fetch(`${server.url}/livez`)).json()).toEqual({ status: 'ok' });
      expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
      await proxy.become('none');
      await sleep(200);
    });
    expect(sender.answered.events).toBeGreaterThan(before + 100);
    expect([...sender.statuses.keys()]).toEqual([202]);
    await expectExact(sender);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it('gone for long: rows are taken all the time, and loaded soon after it is back', async () => {
    await sender.during(
      'away',
      async () => {
        await proxy.become('refused');
        await sleep(away);
        await proxy.become('none');
      },
      100,
    );
    expect(await sender.settled()).toBeLessThan(60_000);
    expect([...sender.statuses.keys()]).toEqual([202]);
    await expectExact(sender);
  });
});

describe('a spool that may not grow', () => {
  afterEach(startAnew);

  it('answers 429 and when to come again, never 5xx, and takes rows again later', async () => {
    const { server, sender } = await shop({ MAX_SPOOL_BYTES: '100000' });
    await proxy.become('refused');
    await sender.during('full', async () => {
      for (let tries = 0; !sender.statuses.get(429) && tries < 200; tries++) await sleep(50);
      const ready = await fetch(`${server.url}/readyz`);
      expect([ready.status, ((await ready.json()) as { code: string }).code]).toEqual([503, 'spool-full']);
      const seen = sender.statuses.get(202);
      await sleep(500);
      expect(sender.statuses.get(202)).toBe(seen);
      await proxy.become('none');
      for (let tries = 0; sender.statuses.get(202) === seen && tries < 200; tries++) await sleep(50);
      expect(sender.statuses.get(202)).toBeGreaterThan(seen!);
    });
    expect([...sender.statuses.keys()].sort()).toEqual([202, 429]);
    expect([...sender.retryAfter]).toEqual(['5']);
    await expectExact(sender);
  });

  const mountable = join(tmpdir(), `clientele-disk-${process.pid}`);
  const canMount = mount(mountable);
  if (!canMount) process.stderr.write('a full disk: skipped, a small tmpfs cannot be mounted here\n');
  (canMount ? it : it.skip)('nor is there room on the disk: the same', async () => {
    const home = join(folder, `home${++homes}`);
    mkdirSync(home, { recursive: true });
    const spool = join(home, 'spool');
    mkdirSync(spool);
    expect(mount(spool, true)).toBe(true);
    try {
      const { server, sender } = await shop({ MIN_FREE_BYTES: '1000000' }, home);
      const many = Array.from({ length: 5_000 }, (_, index) => `disk-${index}`);
      await proxy.become('refused');
      for (let batch = 0; !sender.statuses.get(429) && batch < 100; batch++) {
        await sender.post(
          'events',
          many.map((id) => `${id}-${batch}`),
        );
      }
      expect([...sender.statuses.keys()].sort()).toEqual([202, 429]);
      await proxy.become('none');
      await sender.settled();
      for (let tries = 0; !(await sender.post('events', ['disk-again'])) && tries < 50; tries++)
        await sleep(100);
      expect(sender.acknowledged.events.has('disk-again')).toBe(true);
      expect([...sender.statuses.keys()].sort()).toEqual([202, 429]);
      await expectExact(sender);
      await server.stop();
    } finally {
      spawnSync('umount', [spool]);
    }
  });
});

/** Mounts 24 MB; without `stays` to see whether that is allowed. */
function mount(path: string, stays = false): boolean {
  mkdirSync(path, { recursive: true });
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', path], {
    stdio: 'ignore',
  });
  if (status === 0 && !stays) spawnSync('umount', [path]);
  return status === 0;
}

describe('senders that are not well', () => {
  afterEach(startAnew);

  it('send everything three times over, in other batches and orders: all is there once', async () => {
    const { sender } = await shop();
    const ids = Array.from({ length: 3_000 }, (_, index) => `again-${index}`);
    const rounds = [37, 500, 3_000].map((size, round) => {
      const order = shuffled(ids, round + 1);
      return Array.from({ length: Math.ceil(order.length / size) }, (_, at) =>
        order.slice(at * size, (at + 1) * size),
      );
    });
    await Promise.all(
      rounds.map(async (batches) => {
        for (const batch of batches) {
          expect(await sender.post('events', batch)).toBe(true);
          expect(await sender.post('orders', batch)).toBe(true);
        }
      }),
    );
    await expectExact(sender);
    const { events, orders } = await sender.ledger();
    expect(events).toMatchObject({
      received: 9_000,
      stored: 3_000,
      duplicate: 6_000,
      rejected: 0,
      waiting: 0,
    });
    expect(orders.received).toBe(9_000);
    expect(new Set(await readable('orders')).size).toBe(3_000);
  });

  it('have clocks that are off by years, as has the server: times ahead are kept aside, the rest is there', async () => {
    const home = join(folder, `home${++homes}`);
    const clock = (years: number) => ({
      NODE_OPTIONS: `--import ${join(import.meta.dirname, 'shifted-clock.mjs')}`,
      CLOCK_YEARS: String(years),
    });
    let key = '';
    for (const years of [8, -8, 0]) {
      const { server, key: first } = await shop(clock(years), home);
      key ||= first;
      const headers = { authorization: `Bearer ${key}` };
      const rows = ['1975', '2016', '2026', '2033', '2999'].map((year) => ({
        eventId: `clock-${year}`,
        name: 'product_viewed',
        occurredAt: `${year}-01-01T00:00:00Z`,
        customerId: 'c',
      }));
      const answer = await fetch(`${server.url}/v1/events?wait=true`, {
        ...{ method: 'POST', headers, body: JSON.stringify(rows) },
      });
      expect(answer.status).toBe(202);
      const { rejected } = (await answer.json()) as { rejected: { index: number; code: string }[] };
      const ahead = years === 8 ? [4] : years === -8 ? [2, 3, 4] : [3, 4];
      expect(rejected.map(({ index, code }) => [index, code])).toEqual(
        ahead.map((at) => [at, 'future-date']),
      );
      const { events } = await new Sender({ url: () => server.url, key }).ledger();
      if (years === 0) expect(events).toMatchObject({ received: 15, stored: 4, duplicate: 5, rejected: 6 });
      expect(await server.stop()).toBe(0);
    }
    expect(await readable('events')).toEqual(['1975', '2016', '2026', '2033'].map((year) => `clock-${year}`));
  });
});

/** By a seed, so that a failure can be seen again. */
function shuffled<T>(values: readonly T[], seed: number): T[] {
  let state = seed;
  const keyed = values.map((value) => {
    state = (state * 48_271) % 2_147_483_647;
    return [state, value] as const;
  });
  return keyed.sort(([left], [right]) => left - right).map(([, value]) => value);
}
