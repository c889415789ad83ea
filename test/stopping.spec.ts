import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Sender } from './sender.js';
import { startServer, type ServerProcess } from './server-process.js';

// Machines of all kinds run this, and some do other things beside.
jest.setTimeout(240_000);

let home: string;
let server: ServerProcess;
let key: string;
let sender: Sender;
const sockets: Socket[] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clientele-stopping-'));
  server = await startServer(home, { SCHEDULER: 'off', BODY_IDLE_SECONDS: '3' });
  key = /clk_\S+/.exec(server.output())![0];
  sender = new Sender({ url: () => server.url, key });
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

/** Asks the API for everything of a customer who has one order and one event. */
async function known(id: string): Promise<boolean> {
  const answer = await fetch(`${server.url}/v1/customers/${id}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return answer.status === 200;
}

/** A client that sends a byte of what it promised now and then, or nothing any more; resolves with the answer. */
function slowly(text: string, pause: number): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(text);
      if (pause > 0) timer = setInterval(() => socket.write(' '), pause);
    });
    let timer: NodeJS.Timeout | undefined;
    let answer = '';
    sockets.push(socket);
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      resolve(answer);
    });
  });
}

const promised = () =>
  `POST /v1/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\ncontent-length: 100000\r\n\r\n[`;

describe('a row', () => {
  it('can be read within two seconds at a quiet time', async () => {
    await sender.post('orders', ['warm']);
    await sleep(1_500);
    const times: number[] = [];
    for (const id of ['fresh-1', 'fresh-2', 'fresh-3', 'fresh-4', 'fresh-5']) {
      expect(await sender.post('orders', [id])).toBe(true);
      const begin = performance.now();
      while (!(await known(`c-${id}`))) await sleep(20);
      times.push(performance.now() - begin);
      await sleep(500);
    }
    // The middle one of five: what else the machine does at one moment is not what this is about.
    expect(times.sort((a, b) => a - b)[2]).toBeLessThan(2_000);
  });
});

describe('400 clients that are slow', () => {
  it('do not hinder others, and are told to come again', async () => {
    const silent = Array.from({ length: 150 }, () => slowly(promised(), 0));
    const dripping = Array.from({ length: 150 }, () => slowly(promised(), 500));
    const wordless = Array.from({ length: 100 }, () => slowly('POST /v1/events HT', 0));
    await sleep(500);
    const times: number[] = [];
    let isOver = false;
    const asking = (async () => {
      while (!isOver) {
        const begin = performance.now();
        expect((await fetch(`${server.url}/livez`)).status).toBe(200);
        times.push(performance.now() - begin);
        await sleep(50);
      }
    })();
    await sender.during('beside', () => sleep(4_000));
    isOver = true;
    await asking;
    expect([...sender.statuses.keys()]).toEqual([202]);
    expect(sender.acknowledged.events.size).toBeGreaterThan(50);
    expect(times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]).toBeLessThan(1_000);
    for (const answer of await Promise.all(silent)) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    const open = Symbol('open');
    const states = await Promise.all(
      [...dripping, ...wordless].map((one) => Promise.race([one, Promise.resolve(open)])),
    );
    expect(states.filter((state) => state !== open)).toEqual([]);
    await sender.settled();
    expect(await sender.ledgerFaults()).toEqual([]);
  });
});

describe('SIGTERM', () => {
  it('ends the server within ten seconds, slow clients or not, with all that was acknowledged', async () => {
    let isOver = false;
    const sending = [1, 2, 3].map((number) => sender.run(`stop-${number}`, () => isOver));
    await sleep(700);
    const begin = performance.now();
    const status = await server.stop();
    const took = performance.now() - begin;
    isOver = true;
    await Promise.all(sending);
    expect(status).toBe(0);
    expect(took).toBeLessThan(10_000);
    expect([...sender.statuses.keys()].filter((code) => code >= 500)).toEqual([]);
    expect(sender.acknowledged.events.size).toBeGreaterThan(20);
    server = await startServer(home, { SCHEDULER: 'off' });
    await sender.settled();
    const { events } = await sender.ledger();
    expect(events.stored).toBeGreaterThanOrEqual(sender.acknowledged.events.size);
    for (const id of [...sender.acknowledged.orders].slice(-20)) expect(await known(`c-${id}`)).toBe(true);
  });
});
