import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sessionCookie } from '../http/authentication.guard.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

type Schema = Record<string, unknown>;
interface Operation {
  tags: string[];
  requestBody?: { content: { 'application/json'?: { schema: Schema } } };
  responses: { '2XX'?: { content?: { 'application/json': { schema: Schema } } } };
}

let server: TestServer;
let paths: Record<string, Record<string, Operation>>;
let ajv: Ajv2020;
/** Of a signed-in admin: a key has no views of its own and makes no projects. */
let headers: Record<string, string>;
const seen = new Set<string>();

beforeAll(async () => {
  server = await startTestServer({ SCHEDULER: 'off', WEBHOOK_ALLOW_PRIVATE: 'true' });
  const { users, sessions } = server.clientele.metadata;
  const { id } = await users.create({ email: 'ann@example.com', role: 'admin' });
  const { token, session } = await sessions.create(id);
  headers = { cookie: `${sessionCookie}=${token}`, 'x-csrf-token': session.csrfToken };
  const document = (await (await server.fetch('/openapi.json')).json()) as {
    paths: typeof paths;
    components: { schemas: Record<string, Schema> };
  };
  paths = document.paths;
  ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'document', ...closed(document) });
});
afterAll(() => server.close());

/** Every described object closed: an answer with a field that the document does not tell of does not fit. */
function closed(value: unknown): object {
  return JSON.parse(JSON.stringify(value), (key, one: unknown) => {
    if (key === 'example' || !one || typeof one !== 'object' || Array.isArray(one)) return one;
    const schema = one as Schema;
    if (!('properties' in schema) || 'additionalProperties' in schema) return one;
    return typeof schema['properties'] === 'object' && schema['type'] === 'object'
      ? { ...schema, additionalProperties: false }
      : one;
  }) as object;
}

function fit(schema: Schema, value: unknown, what: string): void {
  const check = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')) as Schema);
  check(value);
  expect({
    what,
    errors:
      check.errors?.map(({ instancePath, message, params }) => ({ instancePath, message, params })) ?? [],
  }).toEqual({ what, errors: [] });
}

/** Sends what the document describes, and holds body and answer against it. */
async function call(
  route: string,
  at: Record<string, string> = {},
  body?: unknown,
): Promise<Record<string, unknown>> {
  const [method, path] = route.split(' ') as [string, string];
  const operation = paths[path]![method]!;
  if (body !== undefined) {
    fit(closed(operation.requestBody!.content['application/json']!.schema) as Schema, body, `${route} body`);
  }
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(at[name]!));
  const response = await fetch(server.url + filled, {
    method: method.toUpperCase(),
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  expect([route, response.status < 300, text.slice(0, 300)]).toEqual([route, true, text.slice(0, 300)]);
  seen.add(route);
  const schema = operation.responses['2XX']?.content?.['application/json'].schema;
  if (!schema) return {};
  const answer = JSON.parse(text) as Record<string, unknown>;
  fit(closed(schema) as Schema, answer, route);
  return answer;
}

describe('what the document says of bodies and answers', () => {
  beforeAll(async () => {
    await server.post('/v1/orders?wait=true', [
      {
        orderId: 'o-1',
        customerId: 'ada',
        orderedAt: '2026-01-05T10:00:00Z',
        currency: 'EUR',
        gross: '10.00',
        channel: 'web',
      },
      { orderId: 'o-2', customerId: 'ada' },
    ]);
    await server.post('/v1/customers?wait=true', [
      { customerId: 'ada', email: 'ada@example.com', consent: { email: true } },
    ]);
    await server.post('/v1/events?wait=true', [
      {
        eventId: 'e-1',
        name: 'product_viewed',
        customerId: 'ada',
        occurredAt: '2026-01-04T10:00:00Z',
        device: 'phone',
      },
    ]);
  });

  it('holds for customers and data', async () => {
    await call('get /v1/customers');
    await call('get /v1/customers/{id}', { id: 'ada' });
    await call('get /v1/customers/{id}/timeline', { id: 'ada' });
    const identifier = { type: 'anonymousId', value: 'v-1' };
    await call('post /v1/customers/{id}/identifiers', { id: 'ada' }, identifier);
    await call('delete /v1/customers/{id}/identifiers/{type}/{value}', { id: 'ada', ...identifier });
    await call('get /v1/events/names');
    await call('get /v1/properties/{property}/values', { property: 'device' });
    await call('get /v1/ingestion');
    const { rejected } = await call('get /v1/rejected');
    expect(rejected).toHaveLength(1);
    await call('post /v1/rejected/replay', {}, { dryRun: true });
    const mapping = {
      orderId: 'No',
      customerId: 'Who',
      orderedAt: 'When',
      gross: 'Sum',
      currency: { constant: 'EUR' },
    };
    await call('post /v1/mappings', {}, { name: 'till', table: 'orders', mapping });
    await call('get /v1/mappings');
    await call('get /v1/mappings/{name}', { name: 'till' });
    await call('delete /v1/mappings/{name}', { name: 'till' });
  });

  it('holds for audiences', async () => {
    const rule = {
      and: [
        { type: 'orders', aggregate: 'count', op: 'at-least', value: 1 },
        { not: { type: 'consent', purpose: 'sms', given: true } },
      ],
    };
    await call('get /v1/audiences/conditions');
    await call('post /v1/audiences/preview', {}, { rule });
    const { id } = (await call('post /v1/audiences', {}, { name: 'Buyers', rule })) as { id: string };
    await call('get /v1/audiences');
    await call('post /v1/audiences/{id}/refresh', { id }, {});
    await call('get /v1/audiences/{id}', { id });
    await call('patch /v1/audiences/{id}', { id }, { revision: 1, description: 'who bought' });
    await call('get /v1/audiences/{id}/runs', { id });
    const { members } = await call('get /v1/audiences/{id}/members', { id });
    expect(members).toHaveLength(1);
    await call('get /v1/audiences/{id}/changes', { id });
    const made = await call('post /v1/audiences/{id}/exports', { id }, { format: 'csv', purpose: 'email' });
    await call('get /v1/audiences/{id}/exports', { id });
    await call('get /v1/exports/{id}/file', { id: made['id'] as string });
    await call('delete /v1/audiences/{id}', { id });
  });

  it('holds for reports', async () => {
    const hook = createServer((request) => request.socket.destroy());
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    const { port } = hook.address() as AddressInfo;
    const ready = await call('get /v1/reports/ready-made');
    await call('get /v1/reports');
    const [definition] = ready['reports'] as object[];
    const blocks = [{ type: 'text', text: 'Good morning' }, { type: 'audiences' }];
    const channels = [
      { type: 'folder', folder: 'team' },
      { type: 'webhook', url: `http://127.0.0.1:${port}/hook` },
    ];
    const { id } = (await call(
      'post /v1/reports',
      {},
      { ...definition, name: 'Other', blocks, channels, latePeriods: 0 },
    )) as { id: string };
    const run = await call('post /v1/reports/{id}/runs', { id }, {});
    await call('get /v1/reports/{id}/runs', { id });
    await call('get /v1/reports/{id}', { id });
    await call('patch /v1/reports/{id}', { id }, { revision: 1, period: 'week' });
    await call('get /v1/report-runs/{id}', { id: run['id'] as string });
    const [file] = run['files'] as { name: string }[];
    await call('get /v1/report-runs/{id}/files/{name}', { id: run['id'] as string, name: file!.name });
    const sent = run['deliveries'] as { id: string; redeliverUrl: string | null }[];
    const doubtful = sent.find(({ redeliverUrl }) => redeliverUrl !== null)!;
    const at = { id: run['id'] as string, delivery: doubtful.id };
    await call('post /v1/report-runs/{id}/deliveries/{delivery}/redeliver', at);
    await call('delete /v1/reports/{id}', { id });
    hook.closeAllConnections();
    await new Promise((resolve) => hook.close(resolve));
  });

  it('holds for settings', async () => {
    const key = (await call('post /v1/keys', {}, { name: 'till', scopes: ['ingest'] })) as {
      record: { id: string };
    };
    await call('get /v1/keys');
    await call('delete /v1/keys/{id}', { id: key.record.id });
    await call('get /v1/projects');
    await call('post /v1/projects', {}, { name: 'second', timeZone: 'Asia/Shanghai' });
    await call('patch /v1/projects/{name}', { name: 'default' }, { title: 'The shop' });
    const made = (await call('post /v1/users', {}, { email: 'eva@example.com', role: 'viewer' })) as {
      user: { id: string };
    };
    await call('patch /v1/users/{id}', { id: made.user.id }, { disabled: true });
    await call('get /v1/users');
    const view = (await call('post /v1/views', {}, { page: 'segments', name: 'mine', query: '{}' })) as {
      id: string;
    };
    await call('get /v1/views');
    const byKey = await server.post('/v1/views', { page: 'segments', name: 'mine', query: '{}' });
    expect(byKey).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    await call('delete /v1/views/{id}', { id: view.id });
    await call('get /v1/audit');
    const shop = (await call('post /v1/connections', {}, { shop: 'shopify', secret: 'long enough' })) as {
      id: string;
    };
    await call('get /v1/connections');
    await call('delete /v1/connections/{id}', { id: shop.id });
    const erasure = (await call('post /v1/erasures', {}, { customerId: 'nobody' })) as { id: string };
    await call('get /v1/erasures');
    await call('get /v1/erasures/{id}', { id: erasure.id });
  });

  it('was held against every route of the resources', () => {
    const tags = ['customers', 'data', 'audiences', 'reports', 'settings'];
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([, { tags: own }]) => own.some((tag) => tags.includes(tag)))
        .map(([method]) => `${method} ${path}`),
    );
    expect(described.filter((route) => !seen.has(route))).toEqual([]);
  });
});
