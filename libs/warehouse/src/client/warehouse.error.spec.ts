import { parseError } from '@clickhouse/client';
import { describe, expect, it } from '@jest/globals';
import { Problem } from '#core';
import { FailingStream } from './failing.stream.js';
import { isConnectionError, toWarehouseError } from './warehouse.error.js';

const told = (code: number, type: string) =>
  parseError(
    `Code: ${code}. DB::Exception: in scope SELECT 'secret' FROM orders. (${type}) (version 26.7.2.1)`,
  );

describe('an error of ClickHouse', () => {
  it.each([
    [159, 'TIMEOUT_EXCEEDED', 'query-timeout'],
    [241, 'MEMORY_LIMIT_EXCEEDED', 'query-too-large'],
    [394, 'QUERY_WAS_CANCELLED', 'cancelled'],
    [202, 'TOO_MANY_SIMULTANEOUS_QUERIES', 'too-many-requests'],
    [516, 'AUTHENTICATION_FAILED', 'warehouse-unavailable'],
  ])('%i %s is the problem %s', (code, type, problem) => {
    const error = toWarehouseError(told(code, type));
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ code: problem });
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toContain('secret');
  });

  it('of any other kind is a WarehouseError with its code and name alone', () => {
    const error = toWarehouseError(told(60, 'UNKNOWN_TABLE'));
    expect(error).toMatchObject({ name: 'WarehouseError', code: 60, type: 'UNKNOWN_TABLE' });
    expect(error.cause).toBeUndefined();
    expect(`${error.message} ${error.stack}`).not.toContain('secret');
  });

  it('whose text is of no known form is not shown either', () => {
    const error = toWarehouseError(parseError('Poco::Exception. Code: 1000, e.code() = 0, secret'));
    expect(error).toMatchObject({ name: 'WarehouseError', code: 1000, type: 'UNKNOWN' });
    expect(`${error.message} ${error.stack}`).not.toContain('secret');
  });
});

describe('an error of the connection', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'])(
    '%s is unavailability',
    (code) => {
      const error = Object.assign(new Error(`connect ${code} 10.0.0.1:8123`), { code });
      expect(isConnectionError(error)).toBe(true);
      expect(toWarehouseError(error)).toMatchObject({ code: 'warehouse-unavailable' });
      expect(toWarehouseError(error).message).not.toContain('10.0.0.1');
    },
  );

  it.each(['Timeout error.', 'The user aborted a request.'])(
    '"%s" of our own limits is a query-timeout',
    (message) => {
      expect(toWarehouseError(new Error(message))).toMatchObject({ code: 'query-timeout' });
    },
  );
});

describe('the mark of a failure in a stream', () => {
  const tag = 'abcdefghijklmnop';
  const failure = `\r\n__exception__\r\n${tag}\r\nCode: 60. DB::Exception: secret (UNKNOWN_TABLE)\r\n20 ${tag}\r\n__exception__\r\n`;

  async function pass(bytes: Buffer, size: number): Promise<{ seen: string; error?: unknown }> {
    const stream = new FailingStream(tag);
    let seen = '';
    stream.on('data', (chunk: Buffer) => (seen += chunk.toString('latin1')));
    const ended = new Promise<unknown>((resolve) => {
      stream.on('end', () => resolve(undefined));
      stream.on('error', resolve);
    });
    for (let at = 0; at < bytes.length; at += size) stream.write(bytes.subarray(at, at + size));
    stream.end();
    return { error: await ended, seen };
  }

  it.each([1, 2, 7, 64, 1000])(
    'is found in chunks of %i bytes, and nothing behind it comes through',
    async (size) => {
      const { seen, error } = await pass(Buffer.from(`a,b\n1,2\n${failure}`), size);
      expect(error).toMatchObject({ type: 'UNKNOWN_TABLE' });
      expect('a,b\n1,2\n\r\n'.startsWith(seen)).toBe(true);
    },
  );

  it.each([1, 5, 1000])('with another tag is data (chunks of %i bytes)', async (size) => {
    const data = `x\r\n__exception__\r\nponmlkjihgfedcba\r\nrest`;
    expect(await pass(Buffer.from(data), size)).toEqual({ seen: data, error: undefined });
  });
});
