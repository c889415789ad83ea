import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clientele, readConfig } from '#runtime';
import { givenOrders } from '#testing';
import { silentLog } from '#warehouse';
import { program } from '../program.js';

let home: string;
/** Keeps the engine of the home running, so that every command joins it instead of starting one. */
let opened: Clientele;
const before = { ...process.env };

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clientele-cli-projects-'));
  process.env['CLIENTELE_HOME'] = home;
  opened = await Clientele.open(readConfig(), silentLog);
}, 60_000);
afterAll(async () => {
  process.env = before;
  await opened.close();
  await rm(home, { recursive: true, force: true, maxRetries: 3 });
});

/** Runs a command and returns what it prints. */
async function said(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const spy = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => (lines.push(String(text)), true));
  try {
    await program().parseAsync(['projects', ...words], { from: 'user' });
  } finally {
    spy.mockRestore();
  }
  return lines.join('');
}

describe('clientele projects', () => {
  it('makes a project with the nightly overview, as the dashboard does', async () => {
    expect(await said('create', 'shop', '--currency', 'EUR')).toBe('shop\n');
    const { items: reports } = await opened.metadata.reports.list('shop');
    expect(reports).toMatchObject([{ name: 'Nightly overview' }]);
    await expect(said('create', 'shop')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('changes the currency while there are no amounts, and never after', async () => {
    await said('update', 'shop', '--currency', 'USD');
    expect(await said('list')).toContain('shop  USD  UTC');
    await givenOrders(opened.warehouse.project('shop'), [['ada', '2026-01-05', 10]]);
    const refused = said('update', 'shop', '--currency', 'EUR', '--time-zone', 'Europe/Berlin');
    await expect(refused).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('USD'),
    });
    expect(await said('list')).toContain('shop  USD  UTC');
    await said('update', 'shop', '--currency', 'USD', '--time-zone', 'Europe/Berlin');
    expect(await said('list')).toContain('shop  USD  Europe/Berlin');
  });
});
