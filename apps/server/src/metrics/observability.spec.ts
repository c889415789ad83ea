import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
const written: Buffer[] = [];
beforeAll(async () => {
  const log = new PassThrough();
  log.on('data', (chunk: Buffer) => written.push(chunk));
  server = await startTestServer({ LOG_LEVEL: 'debug' }, log);
});
afterAll(() => server.close());

const logged = () => Buffer.concat(written).toString();
const as = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });

/** The samples of /metrics by name and labels as they are written. */
async function samples(key = server.keys.read): Promise<Map<string, number>> {
  const answer = await server.fetch('/metrics', as(key));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('version=0.0.4');
  const lines = (await answer.text()).split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

const event = (eventId: string, more: object = {}) => ({
  eventId,
  name: 'product_viewed',
  occurredAt: '2026-01-05T10:00:00Z',
  customerId: 'c1',
  ...more,
});

describe('/metrics', () => {
  it('needs a key that may read', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(401);
    expect((await server.fetch('/metrics', as(server.keys.ingest))).status).toBe(403);
  });

  it('has the ledger of the project, which adds up at any moment', async () => {
    await server.post('/v1/events?wait=true', [event('m1'), event('m2'), event('m3', { value: 'x' })]);
    await server.post('/v1/events?wait=true', [event('m1'), event('m4')]);
    await server.post('/v1/events', [event('m5')]);
    const found = await samples();
    const of = (name: string) => found.get(`clientele_rows_${name}{project="default",table="events"}`)!;
    expect(of('received_total')).toBe(6);
    expect(of('rejected_total')).toBe(1);
    expect(of('duplicate_total')).toBe(1);
    expect(of('stored_total') + of('waiting')).toBe(4);
    expect(found.get('clientele_warehouse_up')).toBe(1);
    await server.clientele.ingestion.drain();
    const later = await samples();
    expect(later.get('clientele_rows_waiting{project="default",table="events"}')).toBe(0);
    expect(later.get('clientele_spool_oldest_segment_age_seconds')).toBe(0);
    expect(later.get('clientele_spool_bytes')).toBe(0);
    expect(
      later.get('clientele_loader_segments_total{project="default",table="events"}'),
    ).toBeGreaterThanOrEqual(3);
  });

  it('has how long answers took, by route', async () => {
    await server.fetch('/v1/customers/somebody%40example.org');
    const found = await samples();
    const count = 'clientele_http_request_duration_seconds_count';
    expect(found.get(`${count}{method="POST",route="/v1/events",status="202"}`)).toBe(3);
    expect([...found.keys()].join('\n')).not.toContain('somebody');
  });

  it("shows a key the rows of its own project alone, and never another's name", async () => {
    await server.clientele.ensureProject({ name: 'other' });
    const other = await server.clientele.metadata.keys.create({
      project: 'other',
      scopes: ['read'],
      name: 'scrape',
    });
    const own = [...(await samples(other.key)).keys()].filter((name) => name.includes('project='));
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((name) => !name.includes('project="other"'))).toEqual([]);
  });
});

describe('the log', () => {
  it('has a line of JSON for each answer: route, status, time', async () => {
    await server.fetch('/v1/customers/nobody');
    const lines = logged().trim().split('\n');
    const last = JSON.parse(lines.at(-1)!) as Record<string, unknown>;
    expect(last).toMatchObject({
      level: 'info',
      message: 'answered',
      method: 'GET',
      route: '/v1/customers/:id',
      status: 404,
      project: 'default',
    });
    expect(typeof last['time']).toBe('string');
  });

  it('holds nothing that says who somebody is, wherever it was sent', async () => {
    const secret = 'ada.lovelace@example.org';
    const inPath = encodeURIComponent(secret);
    const headers = {
      'x-forwarded-for': '203.0.113.77',
      'user-agent': secret,
      referer: `https://x/${secret}`,
    };
    const requests: [string, RequestInit][] = [
      [`/v1/customers/${inPath}`, {}],
      [`/nowhere/${inPath}?email=${inPath}`, {}],
      [`/v1/customers?search=${inPath}`, {}],
      [`/v1/rejected?state=${inPath}`, {}],
      [`/v1/webhooks/shopify/${inPath}`, { method: 'POST', body: secret }],
      ['/v1/customers', { method: 'POST', body: JSON.stringify([{ customerId: secret, email: 'bad' }]) }],
      ['/v1/events', { method: 'POST', body: `{"eventId": ${secret}` }],
      ['/v1/orders', { method: 'POST', body: JSON.stringify({ [secret]: secret }) }],
      [
        '/v1/identify',
        { method: 'POST', body: JSON.stringify({ userId: secret, traits: { email: secret } }) },
      ],
      ['/v1/analyses/rfm', { method: 'POST', body: JSON.stringify({ asOf: secret, [secret]: 1 }) }],
      ['/auth/sign-in', { method: 'POST', body: JSON.stringify({ email: secret, password: secret }) }],
      ['/v1/audiences/preview', { method: 'POST', body: JSON.stringify({ rule: { [secret]: secret } }) }],
    ];
    const before = written.length;
    for (const [path, init] of requests) {
      const { status } = await server.fetch(path, { ...init, headers: { ...headers, ...authorization() } });
      expect({ path, isOurFault: status >= 500 }).toEqual({ path, isOurFault: false });
    }
    expect(written.length).toBeGreaterThanOrEqual(before + requests.length);
    expect(logged()).not.toMatch(/lovelace|203\.0\.113/);
    for (const key of Object.values(server.keys)) expect(logged()).not.toContain(key);
  });

  it('tells of an unforeseen error where it arose and not what it says', async () => {
    const { metadata } = server.clientele;
    const list = metadata.mappings.list.bind(metadata.mappings);
    // Nothing that a client sends leads to such an error, as far as we know.
    metadata.mappings.list = () => Promise.reject(new Error('unexpected grace.hopper@example.org'));
    const answer = await server.fetch('/v1/mappings');
    metadata.mappings.list = list;
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('hopper');
    expect(logged()).not.toContain('hopper');
    const line = logged()
      .split('\n')
      .find((one) => one.includes('"err"'))!;
    expect((JSON.parse(line) as { err: { stack: string[] } }).err.stack[0]).toMatch(/^at /);
  });
});

const authorization = () => ({ authorization: `Bearer ${server.keys.admin}` });
