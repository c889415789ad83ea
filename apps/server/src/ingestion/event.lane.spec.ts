import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
const written: Buffer[] = [];
beforeAll(async () => {
  const log = new PassThrough();
  log.on('data', (chunk: Buffer) => written.push(chunk));
  server = await startTestServer({ LOG_LEVEL: 'debug', MAX_BODY_BYTES: '200000' }, log);
  // The lane opens with the route's first answer.
  expect((await answerOf('/v1/events', JSON.stringify(event('first')))).status).toBe(202);
});
afterAll(() => server.close());

const event = (eventId: string, more: object = {}) => ({
  ...{ eventId, name: 'product_viewed', occurredAt: '2025-10-05T10:00:00Z', customerId: 'c1', ...more },
});

/** The route has its address with a question mark; without one the lane answers. */
const doors = { lane: '/v1/events', route: '/v1/events?from=route' };

interface Answered {
  status: number;
  headers: Record<string, string>;
  body: unknown;
  /** Whether the log names the framework's number of the request. */
  isByFramework: boolean;
}

async function answerOf(
  path: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const before = written.length;
  const answer = await server.fetch(path, {
    ...{ method: 'POST', body: body as RequestInit['body'] },
    headers: {
      authorization: `Bearer ${server.keys.ingest}`,
      'content-type': 'application/json',
      ...headers,
    },
  });
  const shown = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date'));
  const content = await answer.json();
  const line = Buffer.concat(written.slice(before)).toString().trim().split('\n').at(-1)!;
  return {
    status: answer.status,
    headers: shown,
    body: content,
    isByFramework: 'request' in (JSON.parse(line) as object),
  };
}

async function bothOf(body: string | Buffer, headers?: Record<string, string>) {
  const lane = await answerOf(doors.lane, body, headers);
  const { isByFramework, ...route } = await answerOf(doors.route, body, headers);
  expect(isByFramework).toBe(true);
  return { lane, route };
}

describe('the lane for events', () => {
  it.each([
    ['one event', JSON.stringify(event('a')), 202],
    [
      'events of which some are bad',
      JSON.stringify([event('b'), event('c', { value: 'x' }), 7, event('b', { url: 'y' })]),
      202,
    ],
    ['an array that breaks off', `[${JSON.stringify(event('d'))},`, 202],
    ['no JSON', '{"eventId":', 400],
    ['no value', ' ', 400],
    ['one object that is not UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0x22, 0x7d]), 400],
    ['lines', `${JSON.stringify(event('e'))}\n{}\n`, 202],
  ])('answers %s as the route does', async (_, body, status) => {
    const headers: Record<string, string> =
      typeof body === 'string' && body.includes('\n') ? { 'content-type': 'application/x-ndjson' } : {};
    const { lane, route } = await bothOf(body, headers);
    expect(lane).toEqual({ ...route, isByFramework: false });
    expect(lane.status).toBe(status);
    expect(lane.headers).toHaveProperty('x-content-type-options', 'nosniff');
    expect(lane.headers).toHaveProperty('access-control-allow-origin', '*');
  });

  it('leaves to the route what is refused before its body, is packed, or is too large', async () => {
    const body = JSON.stringify(event('f'));
    const answers = {
      'no key': await answerOf(doors.lane, body, { authorization: 'Bearer nothing' }),
      'another scope': await answerOf(doors.lane, body, { authorization: `Bearer ${server.keys.read}` }),
      packed: await answerOf(doors.lane, body, { 'content-encoding': 'br' }),
      'too large': await answerOf(doors.lane, ' '.repeat(200_001)),
    };
    expect(
      Object.entries(answers).map(([name, { status, isByFramework }]) => [name, status, isByFramework]),
    ).toEqual([
      ['no key', 401, true],
      ['another scope', 403, true],
      ['packed', 415, true],
      ['too large', 413, true],
    ]);
  });

  it('ends a body that stalls, with the connection', async () => {
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const head = [
      'POST /v1/events HTTP/1.1',
      'host: x',
      `authorization: Bearer ${server.keys.ingest}`,
      'content-length: 999',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n[`);
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer).toContain('"code":"request-timeout"');
  });

  it('is counted as the route is', async () => {
    const count = async () => {
      const text = await (await server.fetch('/metrics')).text();
      const name =
        'clientele_http_request_duration_seconds_count{method="POST",route="/v1/events",status="202"}';
      return Number(
        text
          .split('\n')
          .find((line) => line.startsWith(name))!
          .slice(name.length),
      );
    };
    const before = await count();
    await bothOf(JSON.stringify(event('g')));
    expect(await count()).toBe(before + 2);
  });

  it('closes with the server', async () => {
    const other = await startTestServer();
    await other.post('/v1/events', event('h'));
    expect((await other.post('/v1/events', event('i'))).status).toBe(202);
    await other.close();
    await expect(other.post('/v1/events', event('j'))).rejects.toThrow();
  });

  it('answers what had begun when the server closes, and ends the connection', async () => {
    const other = await startTestServer();
    await other.post('/v1/events', event('k'));
    const body = JSON.stringify(event('l'));
    const socket = connect(Number(new URL(other.url).port), '127.0.0.1');
    const answered = text(socket);
    const head = `POST /v1/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${other.keys.ingest}\r\n`;
    socket.write(`${head}content-length: ${body.length}\r\n\r\n${body.slice(0, 10)}`);
    await sleep(200);
    const closed = other.close();
    await sleep(50);
    socket.write(body.slice(10));
    const answer = await answered;
    expect(answer).toMatch(/^HTTP\/1.1 202 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer).toContain('"accepted":1');
    await closed;
  });
});
