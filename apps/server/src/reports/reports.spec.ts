import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ SCHEDULER: 'off', WEBHOOK_ALLOW_PRIVATE: 'true' });
});
afterAll(() => server.close());

const get = async (path: string, init: RequestInit = {}) => {
  const response = await server.fetch(path, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const patch = (path: string, body: object) => get(path, { method: 'PATCH', body: JSON.stringify(body) });

const definition = {
  name: 'Week',
  period: 'week',
  blocks: [{ type: 'analysis', analysis: 'overview' }],
  cron: '30 6 * * MON',
  timeZone: 'Europe/Berlin',
};

describe('reports over HTTP', () => {
  it('has the nightly overview in a new project', async () => {
    const { text } = await get('/v1/reports');
    const { reports } = JSON.parse(text) as { reports: Record<string, unknown>[] };
    expect(reports).toMatchObject([{ name: 'Nightly overview', cron: '0 5 * * *', lastRun: null }]);
    expect(reports[0]!['nextRunAt']).toMatch(/T05:00:00\.000Z$/);
  });

  it('makes a report, runs it and serves its files', async () => {
    const channels = [{ type: 'folder', folder: 'team' }];
    const made = await server.post('/v1/reports', { ...definition, name: 'Files', channels });
    expect(made).toMatchObject({ status: 201, body: { name: 'Files', revision: 1, period: 'week' } });
    const path = `/v1/reports/${String(made.body['id'])}`;
    const run = await server.post(`${path}/runs`, {});
    expect(run).toMatchObject({
      status: 200,
      body: { status: 'published', revision: 1, deliveries: [{ state: 'delivered', attempts: 1 }] },
    });
    const files = run.body['files'] as { name: string; url: string; bytes: number; mediaType: string }[];
    expect(files.map(({ name }) => name).slice(0, 3)).toEqual([
      'report.html',
      'report.json',
      '1-overview-totals.csv',
    ]);
    for (const { url, bytes, mediaType } of files) {
      const { status, headers, text } = await get(url);
      expect([status, headers.get('content-type'), Buffer.byteLength(text)]).toEqual([200, mediaType, bytes]);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect(JSON.parse((await get(`${path}/runs`)).text)).toMatchObject({ runs: [{ id: run.body['id'] }] });
    expect(JSON.parse((await get(path)).text)).toMatchObject({ lastRun: { id: run.body['id'] } });
  });

  it('keeps a secret to itself after it was made, and through a change', async () => {
    const channels = [{ type: 'webhook', url: 'http://127.0.0.1:9/hook' }];
    const made = await server.post('/v1/reports', { ...definition, name: 'Hook', channels });
    const [channel] = made.body['channels'] as { secret: string }[];
    expect(channel!.secret).toMatch(/^whsec_.{40,}/);
    const path = `/v1/reports/${String(made.body['id'])}`;
    expect((await get(path)).text).not.toContain(channel!.secret);
    const shown = (JSON.parse((await get(path)).text) as { channels: object[] }).channels;
    const changed = await patch(path, { revision: 1, name: 'Hook 2', channels: shown });
    expect(changed.status).toBe(200);
    expect(changed.text).not.toContain('whsec_');
    const stored = await server.clientele.metadata.reports.get('default', String(made.body['id']));
    expect(stored.channels).toEqual([{ type: 'webhook', url: channels[0]!.url, secret: channel!.secret }]);
  });

  it('shows a delivery that may have arrived with what can be done, and sends it again when told to', async () => {
    const heard: unknown[] = [];
    const hook = createServer((request, response) => {
      heard.push(request.headers['webhook-id']);
      const end = () => (heard.length === 1 ? request.socket.destroy() : response.writeHead(204).end());
      request.on('end', end).resume();
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    try {
      const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`;
      const channels = [{ type: 'webhook', url }];
      const made = await server.post('/v1/reports', { ...definition, name: 'Unheard', channels });
      const run = await server.post(`/v1/reports/${String(made.body['id'])}/runs`, {});
      const [delivery] = run.body['deliveries'] as [Record<string, string>];
      expect(delivery).toMatchObject({
        state: 'uncertain',
        lastError: expect.stringContaining('it may have arrived'),
        advice: expect.stringContaining('send it again'),
      });
      const path = delivery['redeliverUrl']!;
      const headers = { authorization: `Bearer ${server.keys.read}` };
      expect(await server.post(path, {}, { headers })).toMatchObject({ status: 403 });
      expect(await server.post(path, {})).toMatchObject({
        status: 200,
        body: { state: 'delivered', attempts: 2, advice: null, redeliverUrl: null },
      });
      expect(new Set(heard).size).toBe(1);
      expect(heard).toHaveLength(2);
      expect(await server.post(path, {})).toMatchObject({ status: 409 });
      const other = path.replace(delivery['id']!, run.body['id'] as string);
      expect(await server.post(other, {})).toMatchObject({ status: 404 });
      const { entries } = JSON.parse((await get('/v1/audit')).text) as { entries: { action: string }[] };
      expect(entries[0]).toMatchObject({ action: 'report.redeliver', details: { state: 'delivered' } });
    } finally {
      hook.closeAllConnections();
      await new Promise((resolve) => hook.close(resolve));
    }
  });

  it('tells every mistake with its path, and conflicts', async () => {
    const bad = await server.post('/v1/reports', { ...definition, name: '', cron: 'soon', colour: 1 });
    expect(bad).toMatchObject({ status: 400, body: { code: 'invalid-parameters' } });
    expect((bad.body['errors'] as { path: string }[]).map(({ path }) => path)).toEqual([
      'colour',
      'name',
      'cron',
    ]);
    const made = await server.post('/v1/reports', { ...definition, name: 'Once' });
    expect(await server.post('/v1/reports', { ...definition, name: 'Once' })).toMatchObject({ status: 409 });
    const path = `/v1/reports/${String(made.body['id'])}`;
    expect((await patch(path, { name: 'Twice' })).status).toBe(400);
    expect((await patch(path, { revision: 7, name: 'Twice' })).status).toBe(409);
    expect(await server.post(`${path}/runs`, { periodStart: '2999-01-01' })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'period-not-over' }] },
    });
    expect((await get(path, { method: 'DELETE' })).status).toBe(204);
    expect((await get(path)).status).toBe(404);
    expect((await get('/v1/report-runs/nope')).status).toBe(404);
  });

  it('lets a key that reads see and not make', async () => {
    const headers = { authorization: `Bearer ${server.keys.read}` };
    expect((await get('/v1/reports', { headers })).status).toBe(200);
    expect(await server.post('/v1/reports', definition, { headers })).toMatchObject({ status: 403 });
  });
});
