import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
const buyers = { type: 'orders', aggregate: 'count', op: 'at-least', value: 1 };

beforeAll(async () => {
  server = await startTestServer();
  const orders = ['ada', 'bob', 'cyd'].map((customerId) => ({
    orderId: `o-${customerId}`,
    customerId,
    orderedAt: '2026-01-05T10:00:00Z',
    currency: 'EUR',
    gross: '10.00',
    channel: customerId === 'cyd' ? 'app' : 'web',
  }));
  await server.post('/v1/orders?wait=true', orders);
  await server.post('/v1/customers?wait=true', [
    { customerId: 'ada', email: 'ada@example.com', consent: { email: true } },
    { customerId: 'bob', email: 'bob@example.com', consent: { email: false } },
  ]);
});
afterAll(() => server.close());

const get = async (path: string, init?: RequestInit) => {
  const response = await server.fetch(path, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe('the life of an audience over HTTP', () => {
  it('goes from the rule to the file', async () => {
    const rule = {
      and: [
        buyers,
        { type: 'orders', aggregate: 'count', op: 'at-least', value: 1, where: { channel: ['web'] } },
      ],
    };
    const preview = await server.post('/v1/audiences/preview', { rule });
    expect(preview).toMatchObject({ status: 200, body: { size: 2, population: 3 } });
    const made = await server.post('/v1/audiences', { name: 'On the web', rule });
    expect(made).toMatchObject({
      status: 201,
      body: { name: 'On the web', revision: 1, size: null, state: 'new' },
    });
    const path = `/v1/audiences/${made.body['id'] as string}`;

    const refreshed = await server.post(`${path}/refresh`, '');
    expect(refreshed).toMatchObject({
      status: 200,
      body: { status: 'published', size: 2, entered: 2, left: 0 },
    });
    expect((await get(path)).body).toMatchObject({ size: 2, state: 'published', rule });
    expect((await get('/v1/audiences')).body).toMatchObject({
      audiences: [{ name: 'On the web', size: 2 }],
      next_cursor: null,
    });
    const first = await get(`${path}/members?limit=1`);
    expect(first.body).toMatchObject({ total: 2, members: [{}] });
    const second = await get(`${path}/members?limit=1&cursor=${first.body['next_cursor'] as string}`);
    expect(second.body).toMatchObject({ next_cursor: null });
    const pages = [first, second].flatMap(({ body }) => body['members'] as { customerId: string }[]);
    expect(pages.map(({ customerId }) => customerId).sort()).toEqual(['ada', 'bob']);
    expect((await get(`${path}/changes`)).body).toMatchObject({ enteredCount: 2, leftCount: 0, left: [] });
    expect((await get(`${path}/runs`)).body).toMatchObject({ runs: [{ size: 2 }], next_cursor: null });

    const exported = await server.post(`${path}/exports`, { format: 'csv', purpose: 'email' });
    expect(exported).toMatchObject({
      status: 201,
      body: { rows: 1, leftOut: { noConsent: 1, suppressed: 0, holdout: 0, noIdentifier: 0 } },
    });
    const file = await server.fetch(exported.body['file'] as string);
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(bytes.length).toBe(exported.body['bytes']);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(exported.body['sha256']);
    expect(file.headers.get('content-disposition')).toContain('on-the-web-csv-');
    expect(bytes.toString()).toContain('"ada","ada@example.com"');
    expect(bytes.toString()).not.toContain('bob');
    expect((await get(`${path}/exports`)).body).toMatchObject({
      exports: [{ id: exported.body['id'], rows: 1 }],
    });
    const audit = (await get('/v1/audit')).body['entries'] as { action: string; details: object }[];
    expect(audit.map(({ action }) => action)).toEqual(['audience.export', 'audience.create']);
    expect(JSON.stringify(audit)).not.toMatch(/\bada\b/);
  });

  it('is changed at its revision only, and archived', async () => {
    const { body } = await server.post('/v1/audiences', { name: 'Changing', rule: buyers });
    const path = `/v1/audiences/${body['id'] as string}`;
    const patch = (change: object) => get(path, { method: 'PATCH', body: JSON.stringify(change) });
    expect(await patch({ revision: 1, description: 'who bought' })).toMatchObject({
      status: 200,
      body: { revision: 2, description: 'who bought', rule: buyers },
    });
    expect(await patch({ revision: 1, name: 'late' })).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    });
    expect(await patch({ name: 'blind' })).toMatchObject({ status: 400 });
    expect((await server.fetch(path, { method: 'DELETE' })).status).toBe(204);
    expect((await get('/v1/audiences')).body['audiences']).not.toMatchObject([{ name: 'Changing' }]);
    expect((await server.post(`${path}/refresh`, '')).status).toBe(409);
  });
});

describe('what is refused', () => {
  it('names every mistake of a rule with its code and place', async () => {
    const rule = {
      and: [{ type: 'orders', aggregate: 'count', op: 'over', value: 1, colour: 'red' }, { or: [] }, {}],
    };
    for (const path of ['/v1/audiences/preview', '/v1/audiences']) {
      const body = path.endsWith('preview') ? { rule } : { name: 'wrong', rule };
      const answer = await server.post(path, body);
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-parameters' } });
      const errors = answer.body['errors'] as { code: string; path: string }[];
      expect(errors.map(({ code, path: at }) => `${code} ${at}`).sort()).toEqual([
        'empty-group /rule/and/1/or',
        'empty-group /rule/and/2',
        'not-allowed /rule/and/0/op',
        'unknown-field /rule/and/0/colour',
      ]);
    }
  });

  it('an unknown audience, an unknown export, a form that is none', async () => {
    const none = '018f3c2e-5b7a-7c3d-9e10-0a1b2c3d4e5f';
    expect((await get(`/v1/audiences/${none}`)).status).toBe(404);
    expect((await get(`/v1/audiences/${none}/members`)).status).toBe(404);
    expect((await server.fetch(`/v1/exports/${none}/file`)).status).toBe(404);
    expect((await server.fetch('/v1/exports/..%2f..%2fmetadata.db/file')).status).toBe(404);
    const { body } = await server.post('/v1/audiences', { name: 'Never refreshed', rule: buyers });
    const exports = `/v1/audiences/${body['id'] as string}/exports`;
    expect(await server.post(exports, { format: 'csv', purpose: null })).toMatchObject({ status: 409 });
    expect(await server.post(exports, { format: 'docx' })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'not-allowed', path: '/format' }] },
    });
  });

  it('a key that may read alone: it previews and reads, and neither makes nor takes away', async () => {
    const headers = { authorization: `Bearer ${server.keys.read}` };
    expect((await server.post('/v1/audiences/preview', { rule: buyers }, { headers })).status).toBe(200);
    expect((await get('/v1/audiences/conditions', { headers })).body['conditions']).toHaveLength(8);
    expect((await server.post('/v1/audiences', { name: 'x', rule: buyers }, { headers })).status).toBe(403);
    const { body } = await get('/v1/audiences', { headers });
    const [{ id }] = body['audiences'] as [{ id: string }];
    expect((await server.post(`/v1/audiences/${id}/exports`, { format: 'csv' }, { headers })).status).toBe(
      403,
    );
    expect((await server.post(`/v1/audiences/${id}/refresh`, '', { headers })).status).toBe(403);
    const [one] = (await get(`/v1/audiences/${id}/exports`, { headers })).body['exports'] as {
      file: string;
    }[];
    expect((await server.fetch(one?.file ?? '/v1/exports/x/file', { headers })).status).toBe(403);
  });
});
