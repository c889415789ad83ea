import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { Problem } from '#core';
import fc from 'fast-check';
import { Rejection } from '../rows/rejection.js';
import { RowReader } from '../rows/row-reader.js';
import { scanJson } from './json-syntax.js';
import { parseRows } from './parse-rows.js';
import { parseRow, parseText } from './row-parser.js';
import type { RawRow } from './raw-row.js';

/** Cuts `body` into chunks of `size` bytes, as a network may. */
function* chunks(body: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size);
}

interface Outcome {
  rows: RawRow[];
  problem?: string;
}

async function cut(body: string | Buffer, contentType = 'application/json', size = 7): Promise<Outcome> {
  const rows: RawRow[] = [];
  try {
    const stream = Readable.from(chunks(Buffer.from(body), size));
    for await (const bundle of parseRows(stream, contentType)) rows.push(...bundle);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { rows, problem: `${error.code}: ${error.message}` };
  }
  return { rows };
}

const texts = ({ rows }: Outcome) => rows.map((row) => row.rejection?.code ?? row.text);

const ndjson = 'application/x-ndjson';

const reader = () => new RowReader('events', { now: Date.now(), timeZone: 'UTC', currency: 'EUR' });

const event = (more = '') =>
  `{"eventId":"e","name":"n","occurredAt":"2024-01-01T00:00:00Z","customerId":"ada"${more}}`;

async function codes(body: string | Buffer, contentType?: string): Promise<string[]> {
  const { rows, problem } = await cut(body, contentType, 65_536);
  const read = rows.map((raw) => {
    try {
      parseRow(raw, reader());
      return 'ok';
    } catch (error) {
      if (error instanceof Rejection) return `${error.code} ${error.path}`.trim();
      throw error;
    }
  });
  return problem ? [...read, problem] : read;
}

describe('bodies', () => {
  it('are one object, an array, NDJSON, or objects one after the other', async () => {
    expect(texts(await cut('{"a":[1,{"b":"]}"}]}'))).toEqual(['{"a":[1,{"b":"]}"}]}']);
    expect(texts(await cut(' [ {"a":1} , {"a":"\\"}"},3,"x" ] '))).toEqual([
      '{"a":1}',
      '{"a":"\\"}"}',
      '3',
      '"x"',
    ]);
    expect(texts(await cut('{"a":1}\n{"a":2} {"a":3}'))).toEqual(['{"a":1}', '{"a":2}', '{"a":3}']);
    expect(texts(await cut('\ufeff{"a":1}\r\n\n{"a":2}\n', ndjson))).toEqual(['{"a":1}', '{"a":2}']);
    expect(texts(await cut('[]'))).toEqual([]);
  });

  it('come out the same however they are cut into chunks', async () => {
    const values = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(values, fc.integer({ min: 1, max: 40 }), async (rows, size) => {
        const read = async (body: string, type?: string) =>
          (await cut(body, type, size)).rows.map((row) => JSON.parse(row.text) as unknown);
        const expected = rows.map((row) => JSON.parse(JSON.stringify(row)) as unknown);
        expect(await read(JSON.stringify(rows))).toEqual(expected);
        expect(await read(JSON.stringify(rows, null, 2))).toEqual(expected);
        expect(await read(rows.map((row) => JSON.stringify(row)).join('\n'), ndjson)).toEqual(expected);
      }),
    );
  });

  it.each([
    ['', 'invalid-body: The body is empty; send an object, an array or NDJSON'],
    ['  ', 'invalid-body: The body holds no value'],
    ['{"a":', 'invalid-json: line 1, column 6: the body ends within a value'],
    ['[{"a":1}', 'invalid-json: line 1, column 9: the body ends before its array does'],
    ['[{"a":1}{"a":2}]', 'invalid-json: line 1, column 9: a comma is missing'],
    ['[{"a":1},]', 'invalid-json: line 1, column 10: a value must follow the comma'],
    ['[,{"a":1}]', 'invalid-json: line 1, column 2: a value must stand before the comma'],
    ['[\n{"a":1}]\n]', 'invalid-json: line 3, column 1: nothing may follow the array'],
    ['}', 'invalid-json: line 1, column 1: a bracket too many'],
  ])('%j breaks off with %s', async (body, problem) => {
    expect((await cut(body)).problem).toBe(problem);
  });

  it('keep the rows before the place where they break off', async () => {
    const { rows, problem } = await cut('[{"a":1},{"a":2},{"a":');
    expect(rows).toHaveLength(2);
    expect(problem).toMatch(/^invalid-json/);
  });

  it('name line and column of what is no JSON', async () => {
    const { rows } = await cut('[{"a":1},\n  {"b":nope}]');
    expect(() => parseText(rows[1]!)).toThrow(
      expect.objectContaining({ code: 'invalid-json', message: 'line 2, column 8: a value is expected' }),
    );
  });
});

describe('bad rows leave the good ones alone', () => {
  const good = event();

  it.each([
    ['words', 'nope', 'invalid-json'],
    ['NaN', event(',"value":NaN'), 'invalid-json'],
    ['1e400', event(',"value":1e400'), 'out-of-range /value'],
    ['1e400 in a property', event(',"properties":{"a":[0,1e400]}'), 'out-of-range /properties/a/1'],
    [
      'an integer above 2^53',
      event(',"properties":{"id":9007199254740993}'),
      'unsafe-integer /properties/id',
    ],
    ['an id above 2^53', event().replace('"e"', '12345678901234567890'), 'unsafe-integer /eventId'],
    ['half a surrogate pair', event(',"url":"\\ud800"'), 'invalid-text /url'],
    ['half a pair in a name', event(',"properties":{"\\udc00":1}'), 'invalid-text /properties/\udc00'],
    ['NUL', event(',"url":"\\u0000"'), 'invalid-text /url'],
    ['deep nesting', event(`,"properties":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`), 'too-deep'],
    ['a list', '[]', 'wrong-type'],
    ['a number', '17', 'wrong-type'],
    ['two times one field', event(',"name":"m"'), 'ok'],
  ])('%s', async (_, bad, expected) => {
    const arrayCodes = await codes(`[${good},${bad},${good}]`);
    expect([arrayCodes[0], arrayCodes[2]]).toEqual(['ok', 'ok']);
    expect(arrayCodes[1]).toMatch(new RegExp(`^${expected}`));
    const lineCodes = await codes(`${good}\n${bad}\n${good}`, ndjson);
    expect([lineCodes[0], lineCodes[2]]).toEqual(['ok', 'ok']);
    expect(lineCodes[1]).toMatch(new RegExp(`^${expected}`));
  });

  it('broken UTF-8', async () => {
    const bad = Buffer.concat([Buffer.from(good.slice(0, -2)), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
    const list = Buffer.concat([Buffer.from(`[${good},`), bad, Buffer.from(`,${good}]`)]);
    expect(await codes(list)).toEqual(['ok', 'invalid-encoding', 'ok']);
    const lines = Buffer.concat([Buffer.from(`${good}\n`), bad, Buffer.from(`\n${good}`)]);
    expect(await codes(lines, ndjson)).toEqual(['ok', 'invalid-encoding', 'ok']);
  });

  it('a line of 200 MB, without holding it', async () => {
    function* body(open: string, close: string) {
      yield Buffer.from(`${open}{"a":"`);
      for (let part = 0; part < 200; part++) yield Buffer.alloc(1024 * 1024, 'x');
      yield Buffer.from(`"}${close}`);
    }
    const codesOf = async (parts: Iterable<Buffer>, type: string) => {
      const found: string[] = [];
      for await (const bundle of parseRows(Readable.from(parts), type)) {
        found.push(...bundle.map((row) => row.rejection?.code ?? 'ok'));
      }
      return found;
    };
    const before = process.memoryUsage().rss;
    expect(await codesOf(body(`${good}\n`, `\n${good}`), ndjson)).toEqual(['ok', 'line-too-long', 'ok']);
    expect(await codesOf(body(`[${good},`, `,${good}]`), '')).toEqual(['ok', 'line-too-long', 'ok']);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });
});

describe('scanJson', () => {
  const parses = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };

  it('accepts what JSON.parse accepts, and nothing else', () => {
    const alphabet = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      '-0.5e3',
      'true',
      ' ',
      '\\',
      '01',
      '"\\u12"',
    );
    const soup = fc.array(alphabet, { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(soup, fc.json()), (text) => {
        expect(scanJson(text) === undefined).toBe(parses(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('shows every number as it is written', () => {
    const numbers: string[] = [];
    scanJson('{"a":[1,{"b/c":-2.50}],"d":1e400}', (token, path) => numbers.push(`${path}=${token}`));
    expect(numbers).toEqual(['/a/0=1', '/a/1/b~1c=-2.50', '/d=1e400']);
  });
});
