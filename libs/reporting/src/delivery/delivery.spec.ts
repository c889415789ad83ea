import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Metadata, type ReportRun } from '#metadata';
import { movableClock, type MovableClock } from '#testing';
import { silentLog } from '#warehouse';
import type { Channel } from '../definitions/definition.js';
import { isPublicAddress } from './addresses.js';
import { Deliverer, type DelivererOptions } from './deliverer.js';
import { signature } from './webhook.signature.js';

interface Call {
  headers: IncomingHttpHeaders;
  body: string;
}

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
let home: string;
let metadata: Metadata;
let clock: MovableClock;
let hook: Server;
let url: string;
let calls: Call[];
let answer: (response: ServerResponse, call: number) => void;

beforeAll(async () => {
  hook = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      answer(response, calls.length);
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`;
});
afterAll(() => new Promise<unknown>((resolve) => (hook.closeAllConnections(), hook.close(resolve))));

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clientele-delivery-'));
  clock = movableClock('2026-03-02T05:00:00Z');
  metadata = await Metadata.open({ home, clock });
  calls = [];
  answer = (response) => response.writeHead(204).end();
});
afterEach(async () => {
  await metadata.close();
  await rm(home, { recursive: true });
});

const deliverer = (options: Partial<DelivererOptions> = {}) =>
  new Deliverer({
    ...{ home, metadata, clock, log: silentLog, allowPrivate: true, timeoutMilliseconds: 30_000 },
    ...options,
  });

/** A published run with one file, planned for one channel. */
async function planned(channel: Channel): Promise<ReportRun> {
  const report = await metadata.reports.create({
    ...{ project: 'default', name: 'Morning', blocks: [], period: 'day', comparison: [], cron: null },
    ...{ timeZone: 'UTC', language: 'en', channels: [channel], enabled: true },
    ...{ definitionHash: 'x', createdBy: 'user:1' },
  });
  const [periodStart, periodEnd] = [new Date('2026-03-01'), new Date('2026-03-02')];
  const key = { project: 'default', reportId: report.id, periodStart, periodEnd, definitionHash: 'x' };
  const { id } = await metadata.reportRuns.begin({ ...key, watermark: '2026-03-02T04:00:00.000Z-1' });
  const folder = 'default/morning/2026-03-01/r1';
  await mkdir(join(home, 'reports', folder), { recursive: true });
  await writeFile(join(home, 'reports', folder, 'report.html'), '<p>');
  const run = await metadata.reportRuns.publish(id, [
    { path: `${folder}/report.html`, bytes: 3, sha256: 'y' },
  ]);
  await deliverer().plan(report, run);
  return run;
}

const webhook = (address = url): Channel => ({ type: 'webhook', url: address, secret });
const state = async ({ id }: ReportRun) => (await metadata.deliveries.ofRun(id))[0]!;

describe('the signature', () => {
  it('is that of the example in the Standard Webhooks specification', () => {
    const signed = signature(secret, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}');
    expect(signed).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });
});

describe('addresses', () => {
  it.each(['8.8.8.8', '2606:4700:4700::1111'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ...['0.0.0.0', '10.0.0.1', '100.64.1.1', '127.8.8.8', '169.254.169.254', '172.31.0.1', '192.168.0.1'],
    ...['224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fc00::1', '::ffff:127.0.0.1'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', 'nonsense'],
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('a webhook', () => {
  it('is told once, signed, of what was published', async () => {
    const run = await planned(webhook());
    await deliverer().sendDue();
    await deliverer().sendDue();
    expect(calls).toHaveLength(1);
    const [{ headers, body }] = calls as [Call];
    const [id, seconds] = [headers['webhook-id'] as string, Number(headers['webhook-timestamp'])];
    expect(seconds).toBe(clock.now().getTime() / 1000);
    expect(headers['webhook-signature']).toBe(signature(secret, id, seconds, body));
    expect(JSON.parse(body)).toMatchObject({
      type: 'report.published',
      data: { run: run.id, revision: 1, files: [{ name: 'report.html' }] },
    });
    expect(await state(run)).toMatchObject({ state: 'delivered', attempts: 1 });
  });

  it('is told once by two that deliver at the same moment', async () => {
    await planned(webhook());
    await Promise.all([deliverer().sendDue(), deliverer().sendDue(), deliverer().sendDue()]);
    expect(calls).toHaveLength(1);
  });

  it('is tried again under the same id, later and later, when it refuses', async () => {
    answer = (response, call) => response.writeHead(call < 3 ? 503 : 200).end();
    const run = await planned(webhook());
    await deliverer().sendDue();
    expect(await state(run)).toMatchObject({ state: 'pending', lastError: 'answered 503' });
    await deliverer().sendDue();
    expect(calls).toHaveLength(1);
    for (const minutes of [1, 5]) {
      clock.advance(minutes * 60_000);
      await deliverer().sendDue();
    }
    expect(calls).toHaveLength(3);
    expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await state(run)).toMatchObject({ state: 'delivered', attempts: 3, lastError: null });
  });

  it('has failed after the last attempt', async () => {
    const closed = 'http://127.0.0.1:9/closed';
    const run = await planned(webhook(closed));
    for (let attempt = 0; attempt < 12; attempt++) {
      await deliverer().sendDue();
      clock.advance(24 * 3_600_000);
    }
    expect(await state(run)).toMatchObject({ state: 'failed', attempts: 8 });
  });

  it('that hangs is left after a while, and not told again: it may have heard', async () => {
    answer = () => undefined;
    const run = await planned(webhook());
    const begin = Date.now();
    await deliverer({ timeoutMilliseconds: 150 }).sendDue();
    expect(Date.now() - begin).toBeLessThan(5000);
    expect(await state(run)).toMatchObject({ state: 'uncertain', attempts: 1 });
    clock.advance(24 * 3_600_000);
    await deliverer().sendDue();
    expect(calls).toHaveLength(1);
  });

  it('that nobody knows about is sent again when somebody says so, under the same id', async () => {
    answer = (response, call) => (call === 1 ? undefined : response.writeHead(204).end());
    const run = await planned(webhook());
    await deliverer({ timeoutMilliseconds: 150 }).sendDue();
    const { id } = await state(run);
    await expect(deliverer().redeliver(run, 'another')).rejects.toMatchObject({ code: 'not-found' });
    clock.advance(3_600_000);
    expect(await deliverer().redeliver(run, id)).toMatchObject({ state: 'delivered', attempts: 2 });
    expect(calls.map(({ headers }) => headers['webhook-id'])).toEqual([`msg_${id}`, `msg_${id}`]);
    expect(calls[0]!.body).toBe(calls[1]!.body);
    await expect(deliverer().redeliver(run, id)).rejects.toMatchObject({ code: 'conflict' });
    await deliverer().sendDue();
    expect(calls).toHaveLength(2);
  });

  it('that failed at a redirect or inside is refused again when it is sent again', async () => {
    answer = (response) => response.writeHead(307, { location: url }).end();
    const run = await planned(webhook());
    await deliverer().sendDue();
    const { id } = await state(run);
    expect(await deliverer().redeliver(run, id)).toMatchObject({ state: 'failed', attempts: 2 });
    expect(calls).toHaveLength(2);
    const inside = await deliverer({ allowPrivate: false }).redeliver(run, id);
    expect(inside).toMatchObject({ state: 'failed', lastError: expect.stringContaining('not public') });
    expect(calls).toHaveLength(2);
  });

  it('that redirects is not followed', async () => {
    let inside = 0;
    const internal = createServer((_, response) => (inside++, response.end()));
    await new Promise<void>((resolve) => internal.listen(0, '127.0.0.1', resolve));
    const location = `http://127.0.0.1:${(internal.address() as AddressInfo).port}/`;
    answer = (response) => response.writeHead(307, { location }).end();
    const run = await planned(webhook());
    await deliverer().sendDue();
    await new Promise((resolve) => internal.close(resolve));
    expect(inside).toBe(0);
    expect(await state(run)).toMatchObject({
      state: 'failed',
      lastError: expect.stringContaining('redirect'),
    });
  });

  it('is sent to the address that was checked, asked for once', async () => {
    const { port } = hook.address() as AddressInfo;
    const asked: string[] = [];
    const resolve = async (name: string) => (asked.push(name), [{ address: '127.0.0.1', family: 4 }]);
    const run = await planned(webhook(`http://hook.example:${port}/`));
    await deliverer({ resolve }).sendDue();
    expect(await state(run)).toMatchObject({ state: 'delivered' });
    expect([asked, calls[0]!.headers.host]).toEqual([['hook.example'], `hook.example:${port}`]);
  });

  it.each([
    ['a name that leads inside', [['127.0.0.1']]],
    ['a name with a public and a private address', [['8.8.8.8', '127.0.0.1']]],
    ['a name that leads inside over IPv6', [['::ffff:127.0.0.1']]],
  ])('is not sent to %s', async (_, answers) => {
    const { port } = hook.address() as AddressInfo;
    const resolve = async () =>
      answers[0]!.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const run = await planned(webhook(`http://rebind.example:${port}/`));
    await deliverer({ allowPrivate: false, resolve }).sendDue();
    expect(calls).toHaveLength(0);
    expect(await state(run)).toMatchObject({
      state: 'failed',
      lastError: expect.stringContaining('not public'),
    });
  });

  it('that was public at first and leads inside by the next attempt gets nothing', async () => {
    const { port } = hook.address() as AddressInfo;
    const answers = [new Error('SERVFAIL'), '127.0.0.1'];
    const resolve = async () => {
      const next = answers.shift()!;
      if (next instanceof Error) throw Object.assign(next, { code: 'EAI_AGAIN' });
      return [{ address: next, family: 4 }];
    };
    const run = await planned(webhook(`http://rebind.example:${port}/`));
    await deliverer({ allowPrivate: false, resolve }).sendDue();
    expect(await state(run)).toMatchObject({ state: 'pending' });
    clock.advance(60_000);
    await deliverer({ allowPrivate: false, resolve }).sendDue();
    expect(calls).toHaveLength(0);
    expect(await state(run)).toMatchObject({
      state: 'failed',
      lastError: expect.stringContaining('not public'),
    });
  });

  it('at a private address that got into a definition is refused without a lookup', async () => {
    const run = await planned(webhook());
    await deliverer({ allowPrivate: false }).sendDue();
    expect(calls).toHaveLength(0);
    expect(await state(run)).toMatchObject({ state: 'failed' });
  });

  it('whose sender died is not told again', async () => {
    const run = await planned(webhook());
    const dying = deliverer().sendDue((step) =>
      step === 'sending' ? Promise.reject(new Error('dead')) : undefined,
    );
    await expect(dying).rejects.toThrow('dead');
    clock.advance(16 * 60_000);
    await deliverer().sendDue();
    expect(calls).toHaveLength(0);
    expect(await state(run)).toMatchObject({ state: 'uncertain' });
  });
});

describe('a folder', () => {
  it('receives the files once', async () => {
    const run = await planned({ type: 'folder', folder: 'team/nightly' });
    await deliverer().sendDue();
    expect(await state(run)).toMatchObject({ state: 'delivered' });
    const target = join(home, 'deliveries/team/nightly/morning/2026-03-01/r1');
    expect(await readFile(join(target, 'report.html'), 'utf8')).toBe('<p>');
    expect(await readdir(join(target, '..'))).toEqual(['r1']);
  });

  it('that is a link to elsewhere receives nothing', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'clientele-outside-'));
    await mkdir(join(home, 'deliveries'));
    await symlink(outside, join(home, 'deliveries/team'));
    const run = await planned({ type: 'folder', folder: 'team' });
    await deliverer().sendDue();
    expect(await state(run)).toMatchObject({ state: 'failed' });
    expect(await readdir(join(outside, 'morning/2026-03-01')).catch(() => [])).toEqual([]);
    await rm(outside, { recursive: true });
  });
});
