import { expect, it } from '@jest/globals';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect, promisify } from 'node:util';
import { DataSource } from 'typeorm';
import { onEveryStore } from '../../testing/src/metadata.stores.js';
import { openDataSource } from './store/data-source.js';
import { Metadata, type MetadataOptions } from './metadata.js';
import { migrations } from './migrations/index.js';

const unreachable = 'postgresql://shop:hunter2@127.0.0.1:1/clientele';

/** Says that it is ready; told to go, opens the store, writes into it and closes it. */
const visitor = `
  const { Metadata } = await import('#metadata');
  const [home, url, name] = process.argv.slice(1);
  process.stdout.write('ready');
  await new Promise((resolve) => process.stdin.once('data', resolve));
  process.stdin.destroy();
  const metadata = await Metadata.open({ home, url: url || undefined });
  await metadata.projects.create({ name });
  for (let i = 0; i < 20; i++) await metadata.keys.create({ project: name, scopes: ['read'], name: 'key ' + i });
  await metadata.close();`;

/** Visits the store from processes of their own, all at the same moment, and returns their exit statuses. */
async function visitAtOnce({ home, url = '' }: MetadataOptions, names: readonly string[]) {
  const visitors = names.map((name) =>
    spawn('node', ['--input-type=module', '-e', visitor, home, url, name], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  await Promise.all(visitors.map(({ stdout }) => once(stdout, 'data')));
  for (const { stdin } of visitors) stdin.write('go');
  return Promise.all(visitors.map(async (child) => (await once(child, 'exit'))[0] as number));
}

onEveryStore('the metadata store', (stores) => {
  it('has the project default from the start, also when it is opened again', async () => {
    const place = await stores.fresh();
    await (await Metadata.open(place)).close();
    const metadata = await stores.open(place);
    expect((await metadata.projects.list()).map(({ name }) => name)).toEqual(['default']);
  });

  it('can be opened for the first time and written to by several processes at once', async () => {
    const place = await stores.fresh();
    await promisify(execFile)('node', ['scripts/build.mjs']);
    const names = ['ada', 'bob', 'cy', 'dee'];
    expect(await visitAtOnce(place, names)).toEqual([0, 0, 0, 0]);
    const metadata = await stores.open(place);
    expect((await metadata.projects.list()).map(({ name }) => name).sort()).toEqual([
      'ada',
      'bob',
      'cy',
      'dee',
      'default',
    ]);
    for (const name of names) expect(await metadata.keys.list(name)).toHaveLength(20);
  });

  it('refuses a store that a newer version wrote', async () => {
    const place = await stores.fresh();
    await (await Metadata.open(place)).close();
    const source = await openDataSource(place.home, place.url);
    await source.query(
      `insert into clientele_migrations ("timestamp", name) values (9999999999999, 'Later9999999999999')`,
    );
    await source.destroy();
    await expect(Metadata.open(place)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('newer version of Clientele'),
    });
  });

  it('has migrations that lead to what the entities say, and back to nothing', async () => {
    const place = await stores.fresh();
    await (await Metadata.open(place)).close();
    const source = await openDataSource(place.home, place.url);
    expect(await columnsOf(source)).toEqual(
      source.entityMetadatas
        .flatMap((entity) => entity.columns.map((c) => `${entity.tableName}.${c.databaseName}`))
        .sort(),
    );
    for (let left = migrations.length; left > 0; left--) await source.undoLastMigration();
    expect(await columnsOf(source)).toEqual([]);
    await source.destroy();
  });

  it('takes every text but U+0000, which it refuses instead of cutting the text off', async () => {
    const metadata = await stores.open(await stores.fresh());
    const title = `'; drop table projects; -- "?" $1 :name {x:String} 新しい店 🛒`;
    await metadata.projects.update('default', { title });
    expect((await metadata.projects.get('default')).title).toBe(title);
    await expect(metadata.projects.update('default', { title: 'a\0b' })).rejects.toMatchObject({
      code: 'invalid-parameters',
      message: expect.stringContaining('U+0000'),
    });
    expect((await metadata.projects.get('default')).title).toBe(title);
  });

  it('keeps values out of its errors', async () => {
    const { home, url } = await stores.fresh();
    const source = await openDataSource(home, url);
    const failed = await source.query(`select * from nowhere where email = 'x'`).catch((e: unknown) => e);
    expect(inspect(failed)).toContain('nowhere');
    await source.query('create table t (email varchar(50) primary key)');
    const statement = `insert into t values (${url ? '$1' : '?'})`;
    await source.query(statement, ['ada@example.com']);
    const taken = await source.query(statement, ['ada@example.com']).catch((e: unknown) => e);
    expect(taken).toMatchObject({ code: 'conflict' });
    expect(inspect(taken, { depth: 10, showHidden: true })).not.toContain('ada@');
    await source.destroy();
  });

  it('pages lists without gaps and doubles, newest first', async () => {
    const metadata = await stores.open(await stores.fresh());
    for (let i = 0; i < 7; i++) {
      await metadata.audit.append({ project: 'default', actor: 'system', action: 'a', subject: `s${i}` });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await metadata.audit.list({ project: 'default', limit: 3, cursor });
      seen.push(...page.items.map(({ subject }) => subject));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(['s6', 's5', 's4', 's3', 's2', 's1', 's0']);
    await expect(metadata.audit.list({ limit: 0 })).rejects.toMatchObject({ code: 'invalid-parameters' });
    await expect(metadata.audit.list({ cursor: `' or 1=1` })).rejects.toMatchObject({
      code: 'invalid-parameters',
    });
  });
});

it('keeps the file to its owner', async () => {
  const home = await mkdtemp(join(tmpdir(), 'clientele-home-'));
  const metadata = await Metadata.open({ home });
  for (const file of ['metadata.db', 'metadata.db-wal', 'metadata.db-shm']) {
    expect((await stat(join(home, file))).mode & 0o777).toBe(0o600);
  }
  await metadata.close();
  await rm(home, { recursive: true });
});

it.each([
  ['an address where nothing answers', unreachable, 'metadata-unavailable'],
  ['an address of another kind', 'mysql://shop:hunter2@localhost/clientele', 'invalid-parameters'],
  ['an address that is none', 'postgresql://shop:hunter2@[/clientele', 'invalid-parameters'],
])('says nothing of the password for %s', async (_, url, code) => {
  const error: unknown = await Metadata.open({ home: '/nowhere', url }).catch((e: unknown) => e);
  expect(error).toMatchObject({ code });
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('hunter2');
});

async function columnsOf(source: DataSource): Promise<string[]> {
  const runner = source.createQueryRunner();
  const names = source.entityMetadatas.map(({ tableName }) => tableName);
  const tables = await runner.getTables(names);
  await runner.release();
  return tables
    .flatMap((table) => table.columns.map((c) => `${table.name.split('.').at(-1)}.${c.name}`))
    .sort();
}
