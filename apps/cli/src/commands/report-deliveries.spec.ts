import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clientele, readConfig } from '#runtime';
import { silentLog } from '#warehouse';
import { program } from '../program.js';

let home: string;
let hook: Server;
let ids: unknown[];
let isBroken = true;
const before = { ...process.env };

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clientele-cli-'));
  process.env['CLIENTELE_HOME'] = home;
  process.env['WEBHOOK_ALLOW_PRIVATE'] = 'true';
  ids = [];
  hook = createServer((request, response) => {
    ids.push(request.headers['webhook-id']);
    request.on('end', () => (isBroken ? request.socket.destroy() : response.writeHead(204).end())).resume();
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  const clientele = await Clientele.open(readConfig(), silentLog);
  const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`;
  const blocks = [{ type: 'text', text: 'Good morning' }];
  const definition = { name: 'Morning', blocks, channels: [{ type: 'webhook', url }] };
  await clientele.reporting.definitions.create('default', definition, 'user:1');
  await clientele.close();
}, 60_000);
afterAll(async () => {
  process.env = before;
  await new Promise<unknown>((resolve) => (hook.closeAllConnections(), hook.close(resolve)));
  await rm(home, { recursive: true });
});

/** Runs a command and returns what it says, on both streams. */
async function said(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((text) => (lines.push(String(text)), true)),
  );
  try {
    await program().parseAsync(words, { from: 'user' });
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
  return lines.join('');
}

it('tells of a delivery that is uncertain, what can be done, and does it', async () => {
  const made = await said('report', 'run', 'Morning');
  expect(made).toMatch(/webhook:127\.0\.0\.1:\d+#\w+ {2}uncertain {2}.*it may have arrived/);
  const [, id] = /clientele report redeliver (\S+)/.exec(made)!;
  const open = await said('report', 'deliveries', '--open');
  expect(open).toContain('Ask the receiver');
  expect(open).toContain(`clientele report redeliver ${id}`);
  isBroken = false;
  expect(await said('report', 'redeliver', id!)).toMatch(new RegExp(`^${id} .*delivered {2}2 attempts\n$`));
  expect(ids).toEqual([`msg_${id}`, `msg_${id}`]);
  expect(await said('report', 'deliveries', 'Morning', '--open')).toBe('');
  await expect(said('report', 'redeliver', id!)).rejects.toMatchObject({ code: 'conflict' });
  await expect(said('report', 'redeliver', 'nope')).rejects.toMatchObject({ code: 'not-found' });
  expect(ids).toHaveLength(2);
}, 60_000);
