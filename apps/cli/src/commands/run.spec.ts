import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
  home = await mkdtemp(join(tmpdir(), 'clientele-cli-run-'));
  process.env['CLIENTELE_HOME'] = home;
  opened = await Clientele.open(readConfig(), silentLog);
  await opened.createProject({ name: 'shop', currency: 'EUR' });
  await givenOrders(opened.warehouse.project('shop'), [['ada', '2026-01-05', 10]]);
}, 60_000);
afterAll(async () => {
  process.env = before;
  await opened.close();
  await rm(home, { recursive: true, force: true, maxRetries: 3 });
});

const run = (...words: string[]) =>
  program().parseAsync(['run', 'rfm', '--project', 'shop', ...words], { from: 'user' });

describe('clientele run --compare', () => {
  it.each([
    ['table', 1],
    ['csv', 1],
    ['json', 0],
  ])('as %s says %i times on standard error that the comparison is left out', async (format, times) => {
    const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      await run('--format', format, '--output', join(home, 'compared'), '--compare', 'previous-year');
      const lines = said.mock.calls.map(([text]) => String(text));
      expect(lines.filter((line) => line.startsWith('the comparison is left out'))).toHaveLength(times);
    } finally {
      said.mockRestore();
    }
  });
});

describe('clientele run --output', () => {
  it.each(['csv', 'json', 'table'])(
    'that cannot be written, as %s, fails and names the file',
    async (format) => {
      const path = join(home, 'none', 'x.csv');
      await expect(run('--format', format, '--output', path)).rejects.toThrow(path);
    },
  );

  it('leaves a file as it was when the question is refused', async () => {
    const path = join(home, 'kept.csv');
    await writeFile(path, 'of yesterday');
    await expect(run('--format', 'csv', '--output', path, '--as-of', 'never')).rejects.toThrow('asOf');
    expect(await readFile(path, 'utf8')).toBe('of yesterday');
    await run('--format', 'csv', '--output', path);
    expect(await readFile(path, 'utf8')).toContain('"Lost",1,1,10');
  });
});
