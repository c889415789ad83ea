import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from './testing/test-server.js';

let server: TestServer;
const buyers = { type: 'orders', aggregate: 'count', op: 'at-least', value: 1 };

beforeAll(async () => {
  server = await startTestServer({ SCHEDULER: 'off' });
});
afterAll(() => server.close());

const ask = async (method: string, path: string, body?: object) => {
  const response = await server.fetch(path, {
    method,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
};
const mistakes = (body: Record<string, unknown>) =>
  ((body['errors'] ?? []) as { code: string; path: string }[]).map(({ code, path }) => `${code} ${path}`);

describe('what a list is asked for', () => {
  it.each([
    ['/v1/customers?limit=abc', 'invalid-value limit'],
    ['/v1/customers?limit=501', 'invalid-value limit'],
    ['/v1/customers?cursor=-1', 'invalid-value cursor'],
    ['/v1/audiences?limit=0', 'invalid-value limit'],
    ['/v1/audiences?cursor=x', 'invalid-value cursor'],
    ['/v1/reports?cursor=x', 'invalid-value cursor'],
    ['/v1/rejected?table=moon', 'not-allowed table'],
    ['/v1/rejected?state=lost', 'not-allowed state'],
    ['/v1/properties/secret/values', 'not-allowed property'],
  ])('%s is refused where it is wrong', async (path, mistake) => {
    const { status, body } = await ask('GET', path);
    expect({ status, code: body['code'], found: mistakes(body) }).toEqual({
      status: 400,
      code: 'invalid-parameters',
      found: [mistake],
    });
  });
});

describe('a field of a wrong type', () => {
  it('is told as that, once', async () => {
    const preview = await ask('POST', '/v1/audiences/preview', { rule: buyers, asOf: 3 });
    expect(mistakes(preview.body)).toEqual(['wrong-type /asOf']);
    const view = await ask('POST', '/v1/views', { page: 'x', query: '{}' });
    expect(mistakes(view.body)).toEqual(['missing-field /name']);
    const rule = await ask('POST', '/v1/audiences', { name: 'x' });
    expect(mistakes(rule.body)).toEqual(['missing-field /rule']);
    const range = await ask('POST', '/v1/audiences', { name: 'x', rule: buyers, holdoutPercent: 95 });
    expect(mistakes(range.body)).toEqual(['invalid-field /holdoutPercent']);
  });
});

describe('an audience that others are made with', () => {
  it('stays until they are changed', async () => {
    const inner = await ask('POST', '/v1/audiences', { name: 'Inner', rule: buyers });
    const id = inner.body['id'] as string;
    const outer = await ask('POST', '/v1/audiences', { name: 'Outer', rule: { type: 'audience', id } });
    const refused = await ask('DELETE', `/v1/audiences/${id}`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(refused.body['detail']).toContain('Outer');
    expect((await ask('DELETE', `/v1/audiences/${String(outer.body['id'])}`)).status).toBe(204);
    expect((await ask('DELETE', `/v1/audiences/${id}`)).status).toBe(204);
  });
});

describe("a project's currency", () => {
  it('can be set until there are orders, and stays what their amounts are in', async () => {
    const path = '/v1/projects/default';
    expect(await ask('PATCH', path, { currency: 'USD' })).toMatchObject({ status: 200 });
    expect(await ask('PATCH', path, { currency: 'EUR' })).toMatchObject({ status: 200 });
    await server.post('/v1/orders?wait=true', [
      {
        orderId: 'o-1',
        customerId: 'ada',
        orderedAt: '2026-01-05T10:00:00Z',
        currency: 'EUR',
        gross: '10.00',
      },
    ]);
    const refused = await ask('PATCH', path, { currency: 'USD', title: 'Other' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(refused.body['detail']).toContain('EUR');
    expect(await ask('PATCH', path, { currency: 'EUR', title: 'The shop' })).toMatchObject({
      status: 200,
      body: { currency: 'EUR', title: 'The shop' },
    });
  });
});
