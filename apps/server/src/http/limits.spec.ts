import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '#core';
import { startTestServer, type TestServer } from '../testing/test-server.js';
import { RateLimit } from './rate-limit.js';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const event = (eventId: string, more: object = {}) => ({
  eventId,
  name: 'product_viewed',
  occurredAt: '2026-01-05T10:00:00Z',
  customerId: 'c1',
  ...more,
});

describe('the requests of one key', () => {
  it('are so many a second, each key for itself', () => {
    let now = 0;
    const limit = new RateLimit(2, () => now);
    const refused = (key: string) => {
      try {
        limit.count(key);
        return false;
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
        return true;
      }
    };
    expect(['a', 'a', 'a', 'b', 'a'].map(refused)).toEqual([false, false, true, false, true]);
    now = 999;
    expect(refused('a')).toBe(true);
    now = 1000;
    expect(['a', 'a', 'a'].map(refused)).toEqual([false, false, true]);
  });

  it('above the limit are answered with 429 and when to come again, at every door', async () => {
    server = await startTestServer({ MAX_REQUESTS_PER_SECOND: '5' });
    const { url, keys } = server;
    const doors: [string, string][] = [
      ['/v1/events', JSON.stringify([])],
      ['/v1/track', JSON.stringify({ event: 'x', userId: 'u', messageId: 'm' })],
    ];
    for (const [path, body] of doors) {
      const headers = { authorization: `Bearer ${keys.ingest}` };
      const answers = await Promise.all(
        Array.from({ length: 40 }, () => fetch(url + path, { method: 'POST', headers, body })),
      );
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThan(0);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      for (const answer of refused) {
        expect(answer.headers.get('retry-after')).toBe('1');
        expect(((await answer.json()) as { code: string }).code).toBe('too-many-requests');
      }
    }
    expect((await server.fetch('/v1/analyses')).status).toBe(200);
  });
});

describe('an event', () => {
  it('above 32 KB is rejected, and those beside it are taken', async () => {
    server = await startTestServer();
    const size = JSON.stringify(event('e', { properties: { text: '' } })).length;
    const text = (bytes: number) => ({ properties: { text: 'x'.repeat(bytes - size) } });
    const { status, body } = await server.post('/v1/events', [
      event('a', text(32 * 1024)),
      event('b', text(32 * 1024 + 1)),
      event('c', { properties: { text: 'ß'.repeat(17_000) } }),
      event('d'),
    ]);
    expect(status).toBe(202);
    expect(body).toMatchObject({ received: 4, accepted: 2 });
    expect(body.rejected!.map(({ index, code }) => [index, code])).toEqual([
      [1, 'too-long'],
      [2, 'too-long'],
    ]);
  });
});

describe('a process with too much to do', () => {
  it('answers 429 until it is better, and still says that it lives', async () => {
    server = await startTestServer({ MAX_EVENT_LOOP_DELAY: '60' });
    const { url } = server;
    const isOver = { now: false };
    const blocking = (async () => {
      while (!isOver.now) {
        const end = performance.now() + 150;
        while (performance.now() < end);
        await sleep(1);
      }
    })();
    const until = async (path: string, wanted: number) => {
      for (let tries = 0; tries < 100; tries++) {
        const answer = await server!.post(path, []);
        if (answer.status === wanted) return answer.body.code;
        await sleep(50);
      }
      throw new Error(`never ${wanted}`);
    };
    expect(await until('/v1/events', 429)).toBe('too-many-requests');
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    expect((await server.fetch('/metrics')).status).toBe(200);
    const refused = await server.fetch('/v1/analyses');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
    isOver.now = true;
    await blocking;
    await until('/v1/events', 202);
  });
});
