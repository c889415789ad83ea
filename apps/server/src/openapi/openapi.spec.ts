import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../testing/test-server.js';

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; tags: string[]; responses: object }>>;
  tags: { name: string }[];
}

let server: TestServer;
let document: Document;
beforeAll(async () => {
  server = await startTestServer({ SCHEDULER: 'off' });
  document = (await (await server.fetch('/openapi.json')).json()) as Document;
});
afterAll(() => server.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, ...operation })),
  );

describe('the OpenAPI document', () => {
  it('names each operation once and by a known tag', () => {
    const ids = operations().map(({ operationId }) => operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const tags = document.tags.map(({ name }) => name);
    expect(operations().filter((one) => !one.tags.every((tag) => tags.includes(tag)))).toEqual([]);
  });

  it('has every way that rows come in, also where a resource has the path', () => {
    const ways = operations()
      .filter(({ method, tags }) => method === 'POST' && tags.includes('ingestion'))
      .map(({ path }) => path);
    expect(ways).toEqual(
      ['orders', 'refunds', 'events', 'customers', 'products', 'spend'].map((table) => `/v1/${table}`),
    );
  });

  it('describes routes that exist, closed to those without a key', async () => {
    const open = ['/livez', '/readyz'];
    for (const { method, path } of operations()) {
      const { status } = await fetch(server.url + path.replace(/\{\w+\}/g, 'x'), { method });
      expect({ method, path, status }).toEqual({ method, path, status: open.includes(path) ? 200 : 401 });
    }
  });

  it('is a page, too', async () => {
    const page = await (await server.fetch('/docs')).text();
    for (const { path } of operations()) expect(page).toContain(path);
    expect(page).not.toContain('<script');
  });
});
