import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openBytes } from './byte-source.js';
import { decoded, encodingOf, type TextEncoding } from './text-encoding.js';

let home: string;
let files = 0;

beforeAll(async () => (home = await mkdtemp(join(tmpdir(), 'clientele-encoding-'))));
afterAll(() => rm(home, { recursive: true, force: true }));

const latin = Buffer.from('name\nJ\xfcrgen\n', 'latin1');
const chinese = Buffer.from([0xbb, 0xe1, 0xd4, 0xb1]);

async function read(
  bytes: Buffer,
  wanted?: TextEncoding,
  fallback?: TextEncoding,
): Promise<{ encoding: string; text: string }> {
  const path = join(home, `${++files}.csv`);
  await writeFile(path, bytes);
  const encoding = await encodingOf(path, bytes, wanted, fallback);
  let text = '';
  for await (const part of decoded(await openBytes(path), encoding)) text += part;
  return { encoding, text };
}

describe('the encoding of a text file', () => {
  it('is UTF-8 when all of it is, with and without a mark', async () => {
    expect(await read(Buffer.from('Jürgen 会员'))).toEqual({ encoding: 'utf-8', text: 'Jürgen 会员' });
    expect(await read(Buffer.from('\ufeffJürgen'))).toEqual({ encoding: 'utf-8', text: 'Jürgen' });
  });

  it('is UTF-8 wherever the chunks of a long file cut its characters, and not when the last one is cut off', async () => {
    for (const [character, bytes] of [
      ['ü', 2],
      ['会', 3],
      ['😀', 4],
    ] as const) {
      for (let shift = 0; shift < bytes; shift++) {
        const whole = Buffer.from('x'.repeat(shift) + character.repeat(100_000));
        expect(await read(whole)).toMatchObject({ encoding: 'utf-8', text: whole.toString() });
        await expect(read(whole.subarray(0, -1))).rejects.toThrow('is not UTF-8');
      }
    }
    await expect(read(Buffer.from([0x41, 0x80, 0x80, 0x80, 0x80]))).rejects.toThrow('is not UTF-8');
  });

  it('is UTF-16 by its mark', async () => {
    expect(await read(Buffer.from('\ufeffJürgen', 'utf16le'))).toMatchObject({ text: 'Jürgen' });
    expect(await read(Buffer.from('\ufeffJürgen', 'utf16le').swap16())).toMatchObject({ text: 'Jürgen' });
  });

  it('is not guessed: what is neither is refused, and told which option says it', async () => {
    for (const bytes of [latin, chinese]) {
      await expect(read(bytes)).rejects.toMatchObject({
        code: 'invalid-encoding',
        message: expect.stringMatching(/is not UTF-8.*--encoding.*gb18030, windows-1252/),
      });
    }
  });

  it('is the one that was asked for', async () => {
    expect(await read(latin, 'windows-1252')).toMatchObject({ text: 'name\nJürgen\n' });
    expect(await read(Buffer.from([0x80]), 'windows-1252')).toMatchObject({ text: '€' });
    expect(await read(chinese, 'gb18030')).toMatchObject({ text: '会员' });
    expect(await read(Buffer.from('ü', 'utf16le'), 'utf-16le')).toMatchObject({ text: 'ü' });
  });

  it('that was asked for has to fit all of the file', async () => {
    await expect(read(latin, 'utf-8')).rejects.toThrow('is not valid utf-8');
    await expect(read(Buffer.from([0x41]), 'utf-16le')).rejects.toThrow('is not valid utf-16le');
  });

  it('is that of the preset where the file is not UTF-8', async () => {
    expect(await read(chinese, undefined, 'gb18030')).toMatchObject({ text: '会员' });
    expect(await read(Buffer.from('会员'), undefined, 'gb18030')).toMatchObject({ text: '会员' });
    await expect(read(Buffer.from([0x41, 0xff]), undefined, 'gb18030')).rejects.toThrow(
      'is neither UTF-8 nor gb18030',
    );
  });
});
