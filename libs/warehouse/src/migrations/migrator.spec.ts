import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { givenOrders, givenRefunds, openTestWarehouse, type TestWarehouse } from '#testing';
import { Warehouse } from '#warehouse';
import { sqlFolder, viewQuery } from './sql.folder.js';

let test: TestWarehouse;
let folder: string;
let warehouse: Warehouse;
beforeAll(async () => {
  test = await openTestWarehouse();
  folder = mkdtempSync(join(tmpdir(), 'clientele-sql-'));
  warehouse = await Warehouse.open({ home: test.home, sqlFolder: folder });
});
afterAll(async () => {
  await warehouse.close();
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (path: string, sql: string) => writeFileSync(join(folder, path), sql);
const table = (name: string) => `create table if not exists ${name} (n Int8) engine = MergeTree order by n`;
const tables = async (database: string) => {
  const { rows } = await test.warehouse.inspect<{ name: string }>({
    sql: 'select name from system.tables where database = {database:String} order by name',
    params: { database },
  });
  return rows.map(({ name }) => name);
};

describe('the migrations of a project', () => {
  let project = 0;
  let name: string;
  beforeEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    for (const kind of ['migrations', 'views', 'checks']) mkdirSync(join(folder, kind), { recursive: true });
    write('migrations/0001_a.sql', `-- the first\n${table('a')};\n`);
    write('migrations/0002_b.sql', table('b'));
    write(
      'views/01_all.sql',
      'create or replace view everything as select n from a union all select n from b',
    );
    name = `p${++project}`;
    await warehouse.createProject(name);
  });

  it('are applied in order, and the views after them', async () => {
    expect(await tables(`clientele_${name}`)).toEqual(['a', 'b', 'everything', 'schema_changes']);
  });

  it('are applied once', async () => {
    await warehouse.project(name).command({ sql: 'drop table b' });
    await warehouse.createProject(name);
    expect(await tables(`clientele_${name}`)).not.toContain('b');
  });

  it('go on with a new one, and views follow a change of theirs', async () => {
    write('migrations/0003_c.sql', table('c'));
    write('views/01_all.sql', 'create or replace view everything as select n + 1 as n from a');
    const changed = await warehouse.createProject(name);
    await changed.command({ sql: 'insert into a select 1' });
    expect((await changed.rows({ sql: 'select n from everything' })).rows).toEqual([{ n: 2 }]);
    expect(await tables(`clientele_${name}`)).toContain('c');
  });

  it('take the variant of a view while its condition holds', async () => {
    mkdirSync(join(folder, 'views/doubled'));
    write('views/doubled/when.sql', 'select count() > 0 as applies from b');
    write('views/doubled/01_all.sql', 'create or replace view everything as select n * 2 as n from a');
    const shop = await warehouse.createProject(name);
    await shop.command({ sql: 'insert into a select 4' });
    const seen = async () => (await shop.rows<{ n: number }>({ sql: 'select n from everything' })).rows;
    expect(await seen()).toEqual([{ n: 4 }]);
    await shop.command({ sql: 'insert into b select 1' });
    await warehouse.createProject(name);
    expect(await seen()).toEqual([{ n: 8 }]);
    await shop.command({ sql: 'truncate table b' });
    await warehouse.createProject(name);
    expect(await seen()).toEqual([{ n: 4 }]);
  });

  it('refuse one that was edited', async () => {
    write('migrations/0001_a.sql', table('other'));
    await expect(warehouse.createProject(name)).rejects.toThrow('0001_a.sql was edited');
    expect(await tables(`clientele_${name}`)).not.toContain('other');
  });

  it('refuse one that is missing', async () => {
    rmSync(join(folder, 'migrations/0002_b.sql'));
    await expect(warehouse.createProject(name)).rejects.toThrow(
      '0002_b.sql was applied to this database, but its file is missing',
    );
  });

  it('refuse one that slipped in before', async () => {
    write('migrations/0001_z.sql', table('z'));
    await expect(warehouse.createProject(name)).rejects.toThrow('0001_z.sql comes before 0002_b.sql');
    renameSync(join(folder, 'migrations/0001_z.sql'), join(folder, 'migrations/0003_z.sql'));
    await warehouse.createProject(name);
    expect(await tables(`clientele_${name}`)).toContain('z');
  });

  it('name the one that fails, and go on from it when it was put right', async () => {
    write('migrations/0003_c.sql', 'create table c');
    await expect(warehouse.createProject(name)).rejects.toThrow('the migration 0003_c.sql failed');
    write('migrations/0003_c.sql', table('c'));
    await warehouse.createProject(name);
    expect(await tables(`clientele_${name}`)).toContain('c');
  });

  it('do not mind several processes and hosts at once', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'clientele-host-'));
    const { httpPort, passwords } = JSON.parse(readFileSync(join(test.home, 'engine/engine.json'), 'utf8'));
    const url = `http://admin:${passwords.admin}@127.0.0.1:${httpPort}`;
    const host = await Warehouse.open({ home: elsewhere, url, sqlFolder: folder });
    const both = [warehouse, host, warehouse, host, warehouse, host];
    await Promise.all(both.map((one) => one.createProject(`busy${project}`)));
    expect(await tables(`clientele_busy${project}`)).toEqual(['a', 'b', 'everything', 'schema_changes']);
    await host.close();
    rmSync(elsewhere, { recursive: true });
  });
});

describe('the installation', () => {
  it('has migrations that do nothing the second time, so that a crash before their record does no harm', async () => {
    const shop = await test.project('twice');
    for (const kind of ['migrations', 'views']) {
      const names = readdirSync(join(sqlFolder(), kind)).filter((name) => name.endsWith('.sql'));
      for (const name of names.sort()) {
        await shop.command({ sql: readFileSync(join(sqlFolder(), kind, name), 'utf8') });
      }
    }
  });

  it('numbers its migrations without a gap', () => {
    const numbers = readdirSync(join(sqlFolder(), 'migrations'))
      .sort()
      .map((name) => Number(name.slice(0, 4)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('is found from the built code as from the sources', () => {
    const root = mkdtempSync(join(tmpdir(), 'clientele-dist-'));
    cpSync(sqlFolder(), join(root, 'sql'), { recursive: true });
    expect(sqlFolder(join(root, 'dist/libs/warehouse/src/migrations'))).toBe(join(root, 'sql'));
    expect(sqlFolder(join(root, 'libs/warehouse/src/migrations'))).toBe(join(root, 'sql'));
    rmSync(root, { recursive: true });
  });
});

describe('the query of a view', () => {
  it('answers as the view does', async () => {
    const shop = await test.project('viewed');
    await givenOrders(shop, [
      ['ada', '2024-03-01', 20],
      ['bob', '2024-03-03', 30],
    ]);
    const params = { as_of: '2024-03-02 00:00:00.000' };
    const ask = async (from: string) =>
      (await shop.rows({ sql: `select * from ${from} order by order_key`, params })).rows;
    const viewed = await ask("order_values(as_of = {as_of:DateTime64(3, 'UTC')})");
    expect(viewed).toHaveLength(1);
    expect(await ask(`(${viewQuery('order_values')})`)).toEqual(viewed);
  });

  it('is refused for a view that is not there or that merged customers have another one of', () => {
    expect(() => viewQuery('values')).toThrow('there is no view values in ');
    expect(() => viewQuery('person_orders')).toThrow(
      'the view person_orders is another one in some databases',
    );
  });
});

describe('the checks', () => {
  it('pass on a shop that is in order and count the rows that are not', async () => {
    const shop = await test.project('checked');
    await givenOrders(shop, [['ada', '2024-03-01', 20, { items: [['tea', 1, 20]] }]]);
    const passed = await test.warehouse.checks('checked');
    expect(passed.length).toBeGreaterThanOrEqual(4);
    expect(passed.filter(({ offending }) => offending > 0)).toEqual([]);
    await givenOrders(shop, [
      ['bob', '2024-03-01', -20],
      ['bob', '2024-03-01', 20, { items: [['tea', -1, 20]] }],
    ]);
    await givenRefunds(shop, [['', '2024-03-01', 5]]);
    const failed = (await test.warehouse.checks('checked')).filter(({ offending }) => offending > 0);
    expect(failed).toEqual([
      { name: 'order_amounts_are_not_negative', offending: 2 },
      { name: 'refunds_belong_to_somebody', offending: 1 },
    ]);
  });
});
