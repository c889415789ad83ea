import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clientele, readConfig } from '#runtime';
import { silentLog } from '#warehouse';

let home: string;
/** Keeps the engine of the home running, so that every command joins it instead of starting one. */
let opened: Clientele;

beforeAll(async () => {
  await promisify(execFile)('node', ['scripts/build.mjs']);
  home = await mkdtemp(join(tmpdir(), 'clientele-cli-import-'));
  opened = await Clientele.open(readConfig({ CLIENTELE_HOME: home }), silentLog);
});
afterAll(async () => {
  await opened.close();
  await rm(home, { recursive: true, force: true, maxRetries: 3 });
});

const environment = () => ({ ...process.env, CLIENTELE_HOME: home, INIT_CWD: home });

const start = (...args: string[]): ChildProcess =>
  spawn('node', ['dist/apps/cli/src/main.js', ...args], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });

async function clientele(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const child = start(...args);
  let [out, err] = ['', ''];
  child.stdout!.on('data', (chunk) => (out += String(chunk)));
  child.stderr!.on('data', (chunk) => (err += String(chunk)));
  const [status] = (await once(child, 'close')) as [number];
  return { status, out, err };
}

async function orders(project: string) {
  await opened.ingestion.drain();
  const sql = 'select count() as n, uniqExact(order_id) as ids, sum(gross) as gross from orders final';
  const status = await opened.ingestion.status(project);
  const { rows } = await opened.warehouse.project(project).rows<Record<string, string>>({ sql });
  return { ...rows[0], waiting: status.orders.waiting };
}

describe('an import', () => {
  it('that was killed goes on where it left off, and nothing is lost or doubled', async () => {
    const path = join(home, 'big.csv');
    const count = 80_000;
    const line = (id: number) => `o${id},c${id % 997},2026-01-05T10:00:00Z,EUR,${(id % 90) + 1}.50`;
    const lines = Array.from({ length: count }, (_, id) => line(id));
    await writeFile(path, ['order_id,customer_id,ordered_at,currency,gross', ...lines].join('\n'));
    const child = start('import', 'orders', path, '--project', 'killed');
    const ended = once(child, 'close');
    const states = async () =>
      (await readdir(join(home, 'imports', 'killed')).catch(() => [])).filter((name) =>
        name.endsWith('.json'),
      );
    while ((await states()).length === 0) {
      expect(child.exitCode).toBeNull();
      await sleep(5);
    }
    child.kill('SIGKILL');
    await ended;
    expect(child.signalCode).toBe('SIGKILL');

    const { status, out } = await clientele('import', 'orders', path, '--project', 'killed', '--resume');
    expect(status).toBe(0);
    const resumed = Number(/([\d,]+) of them were safe/.exec(out)?.[1]?.replaceAll(',', ''));
    expect(resumed).toBeGreaterThan(0);
    expect(resumed).toBeLessThan(count);
    expect(out).toContain('80,000 orders taken');
    // The sum of 1.5 to 90.5 is 4,140; 80,000 are 888 whole rounds of 90 and 80 more, which make 3,280.
    const gross = 888 * 4_140 + 3_280;
    expect(await orders('killed')).toEqual({ n: `${count}`, ids: `${count}`, gross: `${gross}`, waiting: 0 });
    expect(await states()).toEqual([]);
  }, 300_000);

  it('takes a mapping that was saved by name, and shows rows without storing them', async () => {
    await writeFile(join(home, 'till.csv'), 'No;When;Sum\n1;31.12.2025;10,50\n2;never;3,00\n');
    const mapping = {
      orderId: 'No',
      customerId: { constant: 'till' },
      orderedAt: { column: 'When', format: 'day-month-year' },
      gross: { column: 'Sum', format: 'decimal-comma' },
      currency: { constant: 'EUR' },
    };
    await writeFile(join(home, 'till.json'), JSON.stringify(mapping));
    const file = ['import', 'orders', 'till.csv', '--project', 'till'];
    const dry = await clientele(...file, '--mapping', 'till.json', '--save-mapping', 'till', '--dry-run');
    expect(dry.out).toContain('1 orders would be taken');
    expect(dry.out).toContain('"orderId":"1"');
    expect(dry.out).toMatch(/1 {2}invalid-date {2}\/orderedAt/);
    expect(await opened.metadata.projects.find('till')).toBeNull();

    await clientele(...file, '--mapping', 'till.json', '--save-mapping', 'till');
    expect((await clientele('mappings', 'list', '--project', 'till')).out).toBe('till  orders\n');
    const shown = await clientele('mappings', 'show', 'till', '--project', 'till');
    expect(JSON.parse(shown.out)).toMatchObject({
      orderId: { column: 'No' },
      customerId: { constant: 'till' },
    });
    const again = await clientele(...file, '--mapping', 'till');
    expect(again.out).toContain('1 orders taken');
    expect(await orders('till')).toMatchObject({ n: '1', gross: '10.5' });
    const wrong = await clientele('import', 'refunds', 'till.csv', '--project', 'till', '--mapping', 'till');
    expect(wrong).toMatchObject({
      status: 2,
      err: expect.stringContaining('is for orders, not for refunds'),
    });
    expect((await clientele('mappings', 'delete', 'till', '--project', 'till')).status).toBe(0);
    const gone = await clientele(...file, '--mapping', 'till');
    expect(gone).toMatchObject({
      status: 2,
      err: expect.stringContaining('neither a file nor a saved mapping'),
    });
  }, 300_000);

  it('of which nothing was taken fails; of an empty file it does not', async () => {
    const head = 'order_id,customer_id,ordered_at,currency,gross\n';
    await writeFile(join(home, 'bad.csv'), `${head}1,a,never,EUR,1\n2,b,never,EUR,1\n`);
    await writeFile(join(home, 'mixed.csv'), `${head}1,a,never,EUR,1\n2,b,2026-01-05,EUR,1\n`);
    await writeFile(join(home, 'empty.csv'), head);
    const take = (file: string, ...more: string[]) =>
      clientele('import', 'orders', file, '--project', 'nothing', ...more);
    for (const more of [['--dry-run'], []]) {
      const { status, out, err } = await take('bad.csv', ...more);
      expect({ status, err }).toEqual({ status: 1, err: 'clientele: none of the 2 rows was taken\n' });
      expect(out).toMatch(/2 {2}invalid-date {2}\/orderedAt/);
    }
    expect((await take('mixed.csv')).status).toBe(0);
    expect((await take('empty.csv')).status).toBe(0);
  }, 300_000);

  it('by a mapping that lacks a needed field is refused before anything is made', async () => {
    await writeFile(join(home, 'lacking.csv'), 'No;Who\n1;a\n');
    await writeFile(join(home, 'lacking.json'), JSON.stringify({ orderId: 'No', customerId: 'Who' }));
    const file = ['import', 'orders', 'lacking.csv', '--project', 'lacking', '--mapping', 'lacking.json'];
    expect(await clientele(...file)).toMatchObject({
      status: 2,
      err: 'clientele: the mapping lacks orderedAt, which orders need\n',
    });
    expect(await opened.metadata.projects.find('lacking')).toBeNull();
  }, 300_000);

  it('in an encoding that is said is taken, and else refused', async () => {
    const rows = 'order_id,customer_id,ordered_at,currency,gross\n1,J\xfcrgen,2026-01-05,EUR,1\n';
    await writeFile(join(home, 'latin.csv'), Buffer.from(rows, 'latin1'));
    const file = ['import', 'orders', 'latin.csv', '--project', 'latin', '--dry-run'];
    expect(await clientele(...file)).toMatchObject({ status: 1, err: expect.stringContaining('--encoding') });
    expect((await clientele(...file, '--encoding', 'windows-1252')).out).toContain('"customerId":"Jürgen"');
  }, 300_000);
});
