import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { openTestWarehouse, type TestWarehouse } from '#testing';
import { userNames } from './access.js';
import { type EngineRecord, readRecord } from './engine.record.js';
import type { Role } from './settings.js';

let test: TestWarehouse;
let engine: EngineRecord;
beforeAll(async () => {
  test = await openTestWarehouse();
  await test.project();
  engine = readRecord(join(test.home, 'engine'))!;
});
afterAll(() => test.close());

/** Sends a statement past our client, as any process of the machine could. */
async function send(statement: string, headers: Record<string, string>, query = ''): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${engine.httpPort}/?${query}`, {
    method: 'POST',
    body: statement,
    headers,
  });
  return response.headers.get('x-clickhouse-exception-code') ?? `${response.status} ${await response.text()}`;
}

const as = (role: Role) => ({
  'X-ClickHouse-User': userNames[role],
  'X-ClickHouse-Key': engine.passwords[role],
});

const accessDenied = '497';
const readonly = '164';
const refusedByClient = '358'; // INTO OUTFILE
const nothingVisible = '636'; // merge() over tables that the user may not see
const refusals = [accessDenied, readonly, refusedByClient, nothingVisible];

const temptations = [
  'select 1',
  'show databases',
  'select * from clientele_shop.orders',
  "select * from file('/etc/passwd', LineAsString)",
  "select * from url('http://127.0.0.1:1/', LineAsString)",
  'select name from system.users',
  'create table clientele_shop.mine (a Int8) engine = Memory',
  "insert into clientele_shop.spend (channel) values ('x')",
  'drop database clientele_shop',
  'system start listen http',
  'system stop listen http',
  'system shutdown',
  'system reload users',
  'create user mallory',
  "backup database clientele_shop to File('x')",
];

describe('the default user, which has no password', () => {
  it.each(temptations)('is refused: %s', async (statement) => {
    const sessionLimit = '700';
    expect(await send(statement, { 'X-ClickHouse-User': 'default' })).toBe(sessionLimit);
    expect(await send(statement, {})).toBe(sessionLimit);
  });

  it('is still refused when many try at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => send('select 1', { 'X-ClickHouse-User': 'default' })),
    );
    expect(new Set(answers)).toEqual(new Set(['700']));
  });

  it('cannot stop the engine', async () => {
    expect(await send('select 1', as('admin'))).toBe('200 1\n');
  });
});

describe('a wrong password', () => {
  it('opens nothing', async () => {
    for (const user of ['reader', 'exporter', 'writer', 'admin', 'nobody']) {
      expect(await send('select 1', { 'X-ClickHouse-User': user, 'X-ClickHouse-Key': 'x' })).toBe('516');
    }
  });
});

describe.each(['interactive', 'export'] as const)('the %s reader', (role) => {
  it('reads the projects', async () => {
    expect(await send('select count() from clientele_shop.orders', as(role))).toBe('200 0\n');
  });

  it('serves several requests at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send('select count() from clientele_shop.orders', as(role))),
    );
    expect(new Set(answers)).toEqual(new Set(['200 0\n']));
  });

  it.each([
    "select * from file('/etc/passwd', LineAsString)",
    "select * from url('http://127.0.0.1:1/', LineAsString)",
    "select * from remote('127.0.0.1', system.one)",
    "select * from s3('http://127.0.0.1:1/bucket/x.csv', 'CSV', 'a String')",
    "select * from executable('x', CSV, 'a String')",
    "select * from merge('system', '^parts$')",
    'select * from system.parts',
    'select * from system.processes',
    'select * from system.users',
    "insert into clientele_shop.spend (channel) values ('x')",
    'create table clientele_shop.mine (a Int8) engine = Memory',
    'drop table clientele_shop.orders',
    'alter table clientele_shop.orders delete where 1',
    "select 1 into outfile 'x'",
    'set max_execution_time = 0',
    'select 1 settings max_memory_usage = 0',
    'select 1 settings readonly = 0',
    'system shutdown',
    'kill query where 1',
  ])('is refused: %s', async (statement) => {
    expect(refusals).toContain(await send(statement, as(role)));
  });

  it('cannot change a setting through the address', async () => {
    expect(await send('select 1', as(role), 'max_execution_time=0')).toBe(readonly);
    expect(await send('select 1', as(role), 'readonly=0')).toBe(readonly);
  });
});

describe('the writer', () => {
  it.each([
    "select * from file('/etc/passwd', LineAsString)",
    "insert into function file('/tmp/clientele-x.csv', 'CSV', 'a Int8') values (1)",
    "select * from url('http://127.0.0.1:1/', LineAsString)",
    "select * from remote('127.0.0.1', system.one)",
    'create table default.mine (a Int8) engine = Memory',
    'create database other',
    "create table clientele_shop.mine (a String) engine = URL('http://127.0.0.1:1/', CSV)",
    "create table clientele_shop.mine (a String) engine = File(CSV, '/etc/passwd')",
    "create table clientele_shop.mine (a String) engine = MySQL('127.0.0.1:1', 'a', 'a', 'a', 'a')",
    "create dictionary clientele_shop.mine (a UInt64) primary key a source(file(path '/etc/passwd' format 'CSV')) lifetime(0) layout(flat())",
    "create view clientele_shop.mine as select * from file('/etc/passwd', LineAsString)",
    'select * from system.parts',
    'create user mallory',
    'system shutdown',
  ])('is refused: %s', async (statement) => {
    expect(await send(statement, as('writer'))).toBe(accessDenied);
  });
});
