import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '#core';
import { openTestWarehouse, type TestWarehouse } from '#testing';
import { type ParamValue, type ProjectWarehouse, toParam, Warehouse, WarehouseError } from '#warehouse';

const memory = 1024 ** 3;
let test: TestWarehouse;
let server: Warehouse;
const shops: Record<string, ProjectWarehouse> = {};

beforeAll(async () => {
  test = await openTestWarehouse({ memory });
  const { httpPort, passwords } = JSON.parse(readFileSync(join(test.home, 'engine/engine.json'), 'utf8'));
  // The engine's administrator, over a plain URL, stands for a server that somebody else runs.
  const url = `http://admin:${passwords.admin}@127.0.0.1:${httpPort}`;
  server = await Warehouse.open({ home: join(test.home, 'other'), url, memory });
  shops['the local engine'] = await test.project('shop');
  shops['a server'] = await server.createProject('server_shop');
});
afterAll(async () => {
  await server.close();
  await test.close();
});

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'fine',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  );

const endless = 'select sum(sipHash64(number)) as s from numbers(1000000000000)';

async function running(marker: string): Promise<number> {
  const { rows } = await test.warehouse.inspect<{ n: string }>({
    sql: `select count() as n from system.processes
      where position(query, {marker:String}) > 0 and position(query, 'system.processes') = 0`,
    params: { marker },
  });
  return Number(rows[0]!.n);
}

describe.each(['the local engine', 'a server'])('a project on %s', (name) => {
  let shop: ProjectWarehouse;
  beforeAll(() => {
    shop = shops[name]!;
  });
  const value = async (sql: string, params?: Record<string, ParamValue>) =>
    (await shop.rows<{ v: unknown }>({ sql: `select ${sql} as v`, params })).rows[0]!.v;

  it('has its tables and views', async () => {
    const { rows } = await shop.rows<{ n: string }>({
      sql: "select count() as n from event_stream(as_of = {as_of:DateTime64(3, 'UTC')})",
      params: { as_of: '2024-01-01 00:00:00.000' },
    });
    expect(rows).toEqual([{ n: '0' }]);
  });

  it('keeps every digit of 64-bit integers and decimals', async () => {
    expect(await value("toUInt64('18446744073709551615')")).toBe('18446744073709551615');
    expect(await value("toDecimal64('99999999999999.9999', 4)")).toBe('99999999999999.9999');
    expect(await value('{v:UInt64}', { v: '18446744073709551615' })).toBe('18446744073709551615');
    expect(await value('{v:Decimal(18, 4)}', { v: '-0.0001' })).toBe('-0.0001');
  });

  it('binds times to the millisecond and gives them back as RFC 3339', async () => {
    const instant = new Date('2024-02-29T23:59:59.999Z');
    expect(await value("{v:DateTime64(3, 'UTC')}", { v: toParam(instant) })).toBe('2024-02-29T23:59:59.999Z');
  });

  it('binds any text as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (v) => {
        expect(await value('{v:String}', { v })).toBe(v);
        expect(await value('{v:Array(String)}', { v: [v, 'x'] })).toEqual([v, 'x']);
        expect(await value('{v:Map(String, Array(String))}', { v: { [v]: [v] } })).toEqual({ [v]: [v] });
      }),
      {
        numRuns: 25,
        examples: [['\'\\\t\r\n\0"`'], ['\\N'], ["'); drop table orders; --"], ['--x\r\n\r\n']],
      },
    );
  });

  it('binds what is missing, numbers and booleans', async () => {
    expect(await value('{v:Nullable(String)}', { v: null })).toBeNull();
    expect(await value('{v:Array(Nullable(Int8))}', { v: [1, null] })).toEqual([1, null]);
    expect(await value('{v:Float64}', { v: 0.1 })).toBe(0.1);
    expect(await value('{v:Bool}', { v: true })).toBe(true);
    expect(await code(value('{v:UInt64}', { v: 2 ** 53 }))).toBeInstanceOf(TypeError);
  });

  it('computes with materialised common table expressions', async () => {
    const sql =
      'with b as materialized (select rand64() as r) select (select r from b) = (select r from b) as v';
    expect((await shop.rows({ sql })).rows).toEqual([{ v: 1 }]);
  });

  it('stops the query of an aborted read', async () => {
    const marker = `abort_${name.length}`;
    const controller = new AbortController();
    const read = code(shop.rows({ sql: `${endless} -- ${marker}` }, { signal: controller.signal }));
    while ((await running(marker)) === 0) await sleep(20);
    controller.abort();
    expect(await read).toBe('cancelled');
    for (let waited = 0; (await running(marker)) > 0 && waited < 5000; waited += 50) await sleep(50);
    expect(await running(marker)).toBe(0);
  });

  it('stops the query of a stream that nobody reads on', async () => {
    const marker = `destroy_${name.length}`;
    const sql = `select number, sipHash64(number) from numbers(10000000000) -- ${marker}`;
    const stream = await shop.stream({ sql }, 'CSVWithNames');
    expect(await running(marker)).toBe(1);
    stream.destroy();
    for (let waited = 0; (await running(marker)) > 0 && waited < 5000; waited += 50) await sleep(50);
    expect(await running(marker)).toBe(0);
  });

  it('refuses to start for a signal that is aborted already', async () => {
    expect(await code(shop.rows({ sql: 'select 1' }, { signal: AbortSignal.abort() }))).toBe('cancelled');
  });

  it('may not change anything in a read', async () => {
    const error = await code(shop.rows({ sql: 'drop table orders' }));
    expect(error).toBeInstanceOf(WarehouseError);
  });

  it('says when a query needs too much memory, and goes on', async () => {
    const sql = 'select length(groupArray(sipHash128(number))) as n from numbers(1000000000)';
    expect(await code(shop.rows({ sql }))).toBe('query-too-large');
    expect(await value('1')).toBe(1);
  });

  it('spills a large grouping to the disk instead', async () => {
    const sql = `select count() as n from (
      select number, any(leftPad(toString(number), 200, '.')) as t from numbers(3000000) group by number
    )`;
    expect((await shop.rows({ sql }, { profile: 'export' })).rows).toEqual([{ n: '3000000' }]);
  });

  it("names ClickHouse's error only, neither SQL nor values", async () => {
    const error = (await code(
      shop.rows({
        sql: 'select nothing from orders where customer_id = {c:String}',
        params: { c: 'secret' },
      }),
    )) as WarehouseError;
    expect(error).toBeInstanceOf(WarehouseError);
    expect([error.code, error.type]).toEqual([47, 'UNKNOWN_IDENTIFIER']);
    expect(JSON.stringify([error, error.message, error.stack])).not.toMatch(/secret|nothing|customer_id/);
  });

  it('takes a list of 300,000 ids as one parameter, in rows and in streams', async () => {
    const ids = Array.from({ length: 300_000 }, (_, index) => `customer-${index}`);
    expect(await value('length({ids:Array(String)})', { ids })).toBe('300000');
    const stream = await shop.stream(
      { sql: 'select length({ids:Array(String)}) as n', params: { ids } },
      'JSONEachRow',
    );
    expect(await text(stream)).toBe('{"n":"300000"}\n');
  });

  it('streams the formats of an export', async () => {
    const question = {
      sql: "select number as n, toDecimal64(1, 4) as d from numbers(3) -- to the line's end",
    };
    const bytes = async (format: Parameters<ProjectWarehouse['stream']>[1]) =>
      buffer(await shop.stream(question, format, { profile: 'export' }));
    expect(String(await bytes('CSVWithNames'))).toBe('"n","d"\n0,1\n1,1\n2,1\n');
    expect(String(await bytes('JSONCompactEachRow'))).toBe('["0", "1"]\n["1", "1"]\n["2", "1"]\n');
    const parquet = await bytes('Parquet');
    expect([parquet.subarray(0, 4).toString(), parquet.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1']);
    expect((await bytes('ArrowStream')).readInt32LE(0)).toBe(-1); // the continuation mark of Arrow's stream
  });

  it('fails a stream whose query fails on its way, without the error in the data', async () => {
    const sql = 'select number, throwIf(number = 3000000) from numbers(4000000)';
    for (const format of ['CSVWithNames', 'Parquet', 'ArrowStream', 'JSONEachRow'] as const) {
      const seen: Buffer[] = [];
      const error = await code(
        (async () => {
          for await (const chunk of await shop.stream({ sql }, format)) seen.push(chunk as Buffer);
        })(),
      );
      expect(error).toMatchObject({ name: 'WarehouseError', type: 'FUNCTION_THROW_IF_VALUE_IS_NON_ZERO' });
      expect(Buffer.concat(seen).includes('__exception__')).toBe(false);
    }
  });

  it('counts what was read', async () => {
    const answer = await shop.rows({ sql: 'select count() from numbers(1234) where number % 2 = 1' });
    expect(answer.rowsRead).toBe(1234);
    expect(answer.milliseconds).toBeGreaterThan(0);
  });

  describe('an insert', () => {
    const spend = (channel: string, more = {}) =>
      JSON.stringify({ day: '2024-03-01', channel, ingested_at: '2024-03-01 00:00:00.000', ...more });
    const count = async (table = 'spend') =>
      Number((await shop.rows<{ n: string }>({ sql: `select count() as n from ${table}` })).rows[0]!.n);

    beforeAll(() => shop.command({ sql: 'truncate table spend' }));

    it('is done once for a token, whatever comes under it', async () => {
      await shop.insert('spend', spend('a'), { token: 'first' });
      await shop.insert('spend', spend('a'), { token: 'first' });
      await shop.insert('spend', spend('b'), { token: 'first' });
      expect(await count()).toBe(1);
      await shop.insert('spend', spend('b'), { token: 'second' });
      expect(await count()).toBe(2);
    });

    it('without a token is done each time', async () => {
      await shop.command({ sql: 'create table if not exists plain as events' });
      const row = JSON.stringify({
        event_id: 'e',
        name: 'n',
        occurred_at: 1_700_000_000,
        ingested_at: 1_700_000_000,
      });
      await shop.insert('plain', row);
      await shop.insert('plain', row);
      await shop.command({ sql: 'insert into plain (event_id, name) select event_id, name from plain' });
      await shop.command({
        sql: 'insert into plain (event_id, name) select event_id, name from plain limit 4',
      });
      expect(await count('plain')).toBe(8);
    });

    it('of three million rows is one block', async () => {
      await shop.command({
        sql: 'create table if not exists numbers_in (n UInt64) engine = MergeTree order by n',
      });
      function* lines() {
        for (let chunk = 0; chunk < 300; chunk++) {
          yield Array.from({ length: 10_000 }, (_, index) => `[${chunk * 10_000 + index}]\n`).join('');
        }
      }
      await shop.insert('numbers_in', Readable.from(lines()), { format: 'JSONCompactEachRow', token: 'all' });
      expect(await count('numbers_in')).toBe(3_000_000);
      const { rows } = await test.warehouse.inspect({
        sql: `select rows from system.parts where table = 'numbers_in' and database = {d:String} and level = 0`,
        params: { d: shop.database },
      });
      expect(rows).toEqual([{ rows: '3000000' }]);
    });

    it('whose body breaks off leaves nothing', async () => {
      const before = await count('numbers_in');
      function* lines() {
        for (let index = 0; index < 100; index++) yield Buffer.from('[1]\n'.repeat(10_000));
        throw new Error('the file ends too early');
      }
      const insert = shop.insert('numbers_in', Readable.from(lines()), { format: 'JSONCompactEachRow' });
      await expect(insert).rejects.toThrow('the file ends too early');
      await sleep(300);
      expect(await count('numbers_in')).toBe(before);
    });

    it.each([
      ['an unknown column', { colour: 'red' }],
      ['a date that is none', { day: '2024-02-31x' }],
      ['nothing where a value must be', { channel: null }],
      ['an amount with letters', { amount: '12,50' }],
    ])('with %s is refused whole', async (_, wrong) => {
      const before = await count();
      const body = `${spend('fine')}\n${spend('wrong', wrong)}`;
      expect(await code(shop.insert('spend', body))).toBeInstanceOf(WarehouseError);
      expect(await count()).toBe(before);
    });

    it('takes what an export of the same columns gave, in every format', async () => {
      await shop.command({
        sql: 'create table if not exists copies (a String, b Decimal(18, 4)) engine = Memory',
      });
      const question = { sql: "select 'x\\'\\n' as a, toDecimal64('1.5', 4) as b" };
      for (const format of ['JSONEachRow', 'JSONCompactEachRow', 'CSVWithNames', 'Parquet'] as const) {
        await shop.insert('copies', await shop.stream(question, format), { format, columns: ['a', 'b'] });
      }
      const { rows } = await shop.rows({ sql: 'select a, b, count() as n from copies group by all' });
      expect(rows).toEqual([{ a: "x'\n", b: '1.5', n: '4' }]);
    });

    it('names its table and columns by identifiers only', async () => {
      expect(await code(shop.insert('spend; drop table spend', ''))).toBeInstanceOf(TypeError);
      expect(await code(shop.insert('spend', '', { columns: ['a`'] }))).toBeInstanceOf(TypeError);
    });
  });

  it('is done with a deletion when the command returns', async () => {
    await shop.command({ sql: 'create table if not exists gone (n UInt64) engine = MergeTree order by n' });
    await shop.command({ sql: 'insert into gone select number from numbers(100000)' });
    await shop.command({ sql: 'alter table gone delete where n < {n:UInt64}', params: { n: 99_999 } });
    expect((await shop.rows({ sql: 'select n from gone' })).rows).toEqual([{ n: '99999' }]);
  });
});

describe('a project', () => {
  it('does not see the rows of another', async () => {
    const [one, two] = [await test.project('one'), await test.project('with-hyphen')];
    await one.command({ sql: 'create table if not exists mine (n Int8) engine = Memory' });
    expect(await code(two.rows({ sql: 'select * from mine' }))).toMatchObject({ type: 'UNKNOWN_TABLE' });
  });

  it('has a name that is safe', () => {
    for (const name of ['', 'A', 'a b', 'a`; drop', '1a', '../x', 'a'.repeat(49)]) {
      expect(() => test.warehouse.project(name)).toThrow(Problem);
    }
  });
});

describe('a server that is not there', () => {
  it('is a problem that says so, without its address', async () => {
    const away = await Warehouse.open({ home: test.home, url: 'http://u:secret@127.0.0.1:1' });
    const error = await away
      .project('shop')
      .rows({ sql: 'select 1' })
      .catch((e: Error) => e);
    expect(error).toMatchObject({ code: 'warehouse-unavailable', retryAfterSeconds: 1 });
    expect(JSON.stringify([error, (error as Error).stack])).not.toMatch(/secret|127\.0\.0\.1:1\b/);
    expect(await code(away.project('shop').insert('spend', '{}'))).toBe('warehouse-unavailable');
    await away.close();
  });
});
