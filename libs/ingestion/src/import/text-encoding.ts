import type { Readable } from 'node:stream';
import { Problem } from '#core';
import { openBytes } from './byte-source.js';

/** The encodings that a text file may have, in the order in which they are tried. */
const encodings = ['utf-8', 'gb18030'] as const;

/**
 * The encoding of a text file: UTF-16 by its mark, else UTF-8 when all of it is valid, else GB 18030 (of which GBK is a
 * part) when all of it is. Reads the file once through.
 * @throws Problem `invalid-encoding` when it is none of them
 */
export async function encodingOf(path: string, begin: Buffer): Promise<string> {
  if (begin[0] === 0xff && begin[1] === 0xfe) return 'utf-16le';
  for (const encoding of encodings) if (await isValid(await openBytes(path), encoding)) return encoding;
  throw new Problem('invalid-encoding', `${path} is neither UTF-8 nor GB 18030`);
}

async function isValid(bytes: Readable, encoding: string): Promise<boolean> {
  try {
    const text = decoded(bytes, encoding);
    while (!(await text.next()).done);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}

/** The text of a stream of bytes, without a byte order mark. Fails with a TypeError where the bytes are not valid. */
export async function* decoded(bytes: Readable, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of bytes) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}
