import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { FastifyRequest } from 'fastify';
import { bodyStream } from './http/body.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

const order = (fields: object = {}) => ({
  orderId: 'o1',
  customerId: 'c1',
  orderedAt: '2026-01-05T10:00:00Z',
  currency: 'EUR',
  gross: '10.00',
  ...fields,
});

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ MAX_BODY_BYTES: String(8 * 1024 * 1024) });
});
afterAll(() => server.close());

/** One row in an array: the code and path of its rejection. */
async function rejection(row: string): Promise<{ code: string; path: string } | undefined> {
  const { status, body } = await server.post('/v1/orders', `[${row}]`);
  expect([202, 400]).toContain(status);
  const [first] = body.rejected ?? [{ code: body.code!, path: '' }];
  return first && { code: first.code, path: first.path };
}

describe('a body that cannot be read', () => {
  const cases: [string, string | Uint8Array, Record<string, string>, number, string][] = [
    ['malformed JSON', '{"orderId": "o1",', {}, 400, 'invalid-json'],
    ['nothing at all', '', {}, 400, 'invalid-body'],
    [
      'broken UTF-8',
      Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
      {},
      400,
      'invalid-encoding',
    ],
    ['what is no gzip', 'plain', { 'content-encoding': 'gzip' }, 400, 'invalid-encoding'],
    ['another content encoding', 'x', { 'content-encoding': 'br' }, 415, 'unsupported-media-type'],
  ];
  it.each(cases)('%s is refused', async (_, body, headers, status, code) => {
    const answer = await server.post('/v1/orders', body, { headers });
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.body.detail).toBeTruthy();
  });

  it('that names a constructor is refused, however it is written', async () => {
    for (const body of [
      '{"table": {"constructor": {}}}',
      '{"table": [{"\\u0063onstructor": 1}]}',
      '{"constructor": null}',
    ]) {
      for (const path of ['/v1/rejected/replay', '/v1/mappings', '/v1/analyses/rfm']) {
        expect({ path, status: (await server.post(path, body)).status }).toEqual({ path, status: 400 });
      }
    }
  });

  it('100,000 brackets deep is refused without harm', async () => {
    const { status, body } = await server.post('/v1/orders', '['.repeat(100_000));
    expect(status).toBeLessThan(500);
    expect(body.code ?? body.rejected?.[0]?.code).toBeDefined();
    const answer = await server.post('/v1/analyses/rfm', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
    expect(answer.status).toBe(400);
    expect((await server.fetch('/livez')).status).toBe(200);
  });

  it('a gzip bomb is cut at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '));
    const { status, body } = await server.post('/v1/orders', bomb, {
      headers: { 'content-encoding': 'gzip' },
    });
    expect({ status, code: body.code }).toEqual({ status: 413, code: 'payload-too-large' });
  });

  it('a body that is too large is refused, and its client hears so', async () => {
    const { status, body } = await server.post('/v1/orders', 'x'.repeat(20 * 1024 * 1024));
    expect({ status, code: body.code }).toEqual({ status: 413, code: 'payload-too-large' });
  });

  it('a body that stalls is answered with 408', async () => {
    const answer = await rawRequest(
      server,
      `POST /v1/orders HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${server.keys.ingest}\r\ncontent-length: 1000\r\n\r\n[{"orderId"`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408/);
    expect(answer).toContain('"code":"request-timeout"');
  });
});

describe('a body whose label is no media type', () => {
  it.each(['x', 'application/', '/json', 'application/json, text/plain', '"', 'text plain'])(
    '%s is read for what it is',
    async (type) => {
      const { status, body } = await server.post('/v1/orders', JSON.stringify([order()]), {
        headers: { 'content-type': type },
      });
      expect({ status, rejected: body.rejected }).toEqual({ status: 202, rejected: [] });
    },
  );
});

describe('a slow reader', () => {
  it('is not taken for a client that stalls', async () => {
    const source = new PassThrough();
    const request = { raw: source, headers: {} } as unknown as FastifyRequest;
    const body = bodyStream(request, { bytes: 10_000_000, idleSeconds: 0.05 });
    source.end(Buffer.alloc(1_000_000, 'x'));
    await sleep(300);
    let bytes = 0;
    for await (const chunk of body) {
      bytes += (chunk as Buffer).length;
      await sleep(20);
    }
    expect(bytes).toBe(1_000_000);
  });
});

describe('a row that is wrong', () => {
  const cases: [string, string, string][] = [
    ['an id beyond 2^53', JSON.stringify(order()).replace('"o1"', '12345678901234567890'), '/orderId'],
    ['NaN', JSON.stringify(order()).replace('"10.00"', 'NaN'), ''],
    ['1e400', JSON.stringify(order()).replace('"10.00"', '1e400'), '/gross'],
    [
      'a date that does not exist',
      JSON.stringify(order({ orderedAt: '2026-02-30T00:00:00Z' })),
      '/orderedAt',
    ],
    ['a date far in the future', JSON.stringify(order({ orderedAt: '2199-01-01T00:00:00Z' })), '/orderedAt'],
    ['an unknown currency', JSON.stringify(order({ currency: 'XQZ' })), '/currency'],
    [
      'a negative quantity',
      JSON.stringify(order({ items: [{ productId: 'p', quantity: -1, price: '1' }] })),
      '/items/0/quantity',
    ],
    ['a lone surrogate', JSON.stringify(order()).replace('"c1"', '"\\ud800"'), '/customerId'],
    ['a field that is none', JSON.stringify(order({ colour: 'red' })), '/colour'],
    ['a missing field', JSON.stringify({ ...order(), customerId: undefined }), '/customerId'],
    ['a status that is none', JSON.stringify(order({ status: 'maybe' })), '/status'],
  ];
  it.each(cases)('%s is rejected where it stands', async (_, row, path) => {
    const found = await rejection(row);
    expect(found?.code).toBeTruthy();
    expect(found?.path).toBe(path);
  });

  it('leaves the good rows beside it, and says which was bad', async () => {
    const rows = [order({ orderId: 'g1' }), order({ orderId: 'b1', gross: '-1' }), order({ orderId: 'g2' })];
    const { status, body } = await server.post('/v1/orders?wait=true', rows);
    expect(status).toBe(202);
    expect(body).toMatchObject({ received: 3, accepted: 2, rejected: [{ index: 1, path: '/gross' }] });
    const { rows: stored } = await server.clientele.warehouse.project('default').rows({
      sql: "select order_id from orders final where order_id in ('g1', 'b1', 'g2') order by order_id",
    });
    expect(stored).toEqual([{ order_id: 'g1' }, { order_id: 'g2' }]);
  });

  it('does not echo personal data', async () => {
    const { body } = await server.post('/v1/customers', [
      { customerId: 'c9', email: 'ada.lovelace', phone: 'not-a-phone-4711', createdAt: 'yesterday' },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/lovelace|not-a-phone/);
    expect(body.rejected).toHaveLength(1);
  });
});

describe('keys', () => {
  it('are needed everywhere but for the health checks', async () => {
    for (const path of ['/v1/analyses', '/openapi.json', '/docs', '/v1/keys', '/auth/session']) {
      expect({ path, status: (await fetch(server.url + path)).status }).toEqual({ path, status: 401 });
    }
    for (const path of ['/livez', '/readyz']) expect((await fetch(server.url + path)).status).toBe(200);
  });

  it('do what their scopes say and no more', async () => {
    const as = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });
    expect((await server.post('/v1/orders', [], as(server.keys.read))).status).toBe(403);
    expect((await server.fetch('/v1/analyses', as(server.keys.ingest))).status).toBe(403);
    expect((await server.fetch('/v1/analyses', as(server.keys.read))).status).toBe(200);
    expect((await server.fetch('/v1/keys', as(server.keys.read))).status).toBe(403);
    const basic = Buffer.from(`${server.keys.read}:`).toString('base64');
    expect(
      (await server.fetch('/v1/analyses', { headers: { authorization: `Basic ${basic}` } })).status,
    ).toBe(200);
    expect((await server.fetch('/v1/analyses', as(`${server.keys.read}x`))).status).toBe(401);
  });
});

/** Sends bytes as they are and resolves with all that comes back. */
function rawRequest({ url }: TestServer, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.setTimeout(8_000, () => socket.destroy());
  });
}
