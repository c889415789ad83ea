import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clientele, readConfig } from '#runtime';
import { givenCustomers } from '#testing';
import { silentLog } from '#warehouse';
import { program } from '../program.js';

let home: string;
/** Keeps the engine of the home running, so that every command joins it instead of starting one. */
let opened: Clientele;
const before = { ...process.env };

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clientele-cli-audience-'));
  process.env['CLIENTELE_HOME'] = home;
  opened = await Clientele.open(readConfig(), silentLog);
  await opened.createProject({ name: 'shop', currency: 'EUR' });
  await givenCustomers(opened.warehouse.project('shop'), [
    ['ada', { email: 'ada@example.org', consent: { email: true } }],
    ['bob', { email: 'bob@example.org' }],
    ['cy', { email: 'cy@example.org', consent: { all: false } }],
  ]);
  const project = await opened.analysisProject('shop');
  const rule = { type: 'profile', field: 'customerId', op: 'exists' };
  const { id } = await opened.audiences.definitions.create(project, { name: 'All', rule }, 'system');
  await opened.audiences.refreshes.refresh(project, id);
}, 60_000);
afterAll(async () => {
  process.env = before;
  await opened.close();
  await rm(home, { recursive: true, force: true, maxRetries: 3 });
});

/** What an export tells of the list. */
async function told(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const spy = jest
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => (lines.push(String(text)), true));
  const target = ['--project', 'shop', '--output', join(home, 'list')];
  try {
    await program().parseAsync(['audience', 'export', 'All', ...target, ...words], { from: 'user' });
  } finally {
    spy.mockRestore();
  }
  return lines.join('');
}

describe('clientele audience export', () => {
  it('counts those without consent to its purpose', async () => {
    expect(await told('--purpose', 'email')).toMatch(
      /^1 rows, .*; left out: 1 without consent, 1 suppressed, 0 held out, 0 without an identifier\n$/,
    );
    expect(await told('--format', 'meta')).toContain('left out: 2 without consent, 1 suppressed');
  });

  it('without a purpose says that consent was not asked for', async () => {
    const text = await told();
    expect(text).toMatch(/^2 rows, .*; left out: 1 suppressed, 0 held out, 0 without an identifier\n/);
    expect(text).toContain('consent was not asked for: --purpose email, sms or ads leaves out');
    expect(text).not.toContain('without consent');
  });
});
