import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { Problem } from '#core';
import { lastCharacter } from '../body/last-character.js';
import { openBytes } from './byte-source.js';

/** The encodings that a text file may be said to have. GBK is a part of GB 18030, Latin 1 as good as one of Windows-1252. */
export const textEncodings = ['utf-8', 'gb18030', 'windows-1252', 'utf-16le'] as const;
export type TextEncoding = (typeof textEncodings)[number];

/**
 * The encoding of a text file: the `wanted` one, else UTF-16 by its mark, UTF-8 when all of it is valid, or the `fallback`
 * of its preset. Nothing else is guessed: nearly any bytes are valid in each of the others, and read as another's
 * letters. Reads the file once through.
 * @throws Problem `invalid-encoding` when it is none of them, `invalid-parameters` for a `wanted` that is not known
 */
export async function encodingOf(
  path: string,
  begin: Buffer,
  wanted?: string,
  fallback?: TextEncoding,
): Promise<string> {
  if (wanted !== undefined) return checked(path, wanted);
  if (begin[0] === 0xff && begin[1] === 0xfe) return 'utf-16le';
  if (begin[0] === 0xfe && begin[1] === 0xff) return 'utf-16be';
  if (await isValid(await openBytes(path), 'utf-8')) return 'utf-8';
  if (fallback !== undefined && (await isValid(await openBytes(path), fallback))) return fallback;
  const what = fallback === undefined ? 'not UTF-8' : `neither UTF-8 nor ${fallback}`;
  throw new Problem(
    'invalid-encoding',
    `${path} is ${what}, so nothing of it was taken; --encoding says what it is: ${textEncodings.join(', ')}`,
  );
}

async function checked(path: string, wanted: string): Promise<string> {
  if (!textEncodings.includes(wanted as TextEncoding)) {
    throw new Problem('invalid-parameters', `the encoding must be one of ${textEncodings.join(', ')}`);
  }
  if (await isValid(await openBytes(path), wanted)) return wanted;
  throw new Problem('invalid-encoding', `${path} is not valid ${wanted}, so nothing of it was taken`);
}

async function isValid(bytes: Readable, encoding: string): Promise<boolean> {
  if (encoding === 'utf-8') return isValidUtf8(bytes);
  try {
    const text = decoded(bytes, encoding);
    while (!(await text.next()).done);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}

/** Many times as fast as making texts of the bytes. */
async function isValidUtf8(bytes: Readable): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    const all = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = lastCharacter(all);
    if (!isUtf8(all.subarray(0, end))) return false;
    rest = all.subarray(end);
  }
  return isUtf8(rest);
}

/** The text of a stream of bytes, without a byte order mark. Fails with a TypeError where the bytes are not valid. */
export async function* decoded(bytes: Readable, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of bytes) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}
