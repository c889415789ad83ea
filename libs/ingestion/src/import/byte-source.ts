import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Problem } from '#core';

/** Small enough that what is made of a chunk dies young. */
const chunkBytes = 128 * 1024;

/** A file's uncompressed bytes; `onBytes` is told how far the file itself is read. */
export async function openBytes(path: string, onBytes?: (bytes: number) => void): Promise<Readable> {
  const isGzip = (await firstBytes(path, 2)).equals(Buffer.from([0x1f, 0x8b]));
  const file = createReadStream(path, { highWaterMark: chunkBytes });
  let bytes = 0;
  file.on('data', (chunk) => onBytes?.((bytes += chunk.length)));
  // The listener must not make the file flow before somebody reads.
  file.pause();
  if (!isGzip) return file;
  const unzipped = createGunzip({ chunkSize: chunkBytes });
  return pipeline(file, unzipped, () => undefined);
}

/** The first bytes of a file, fewer when it is shorter. @throws Problem `not-found` that names the file */
export async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
    throw new Problem('not-found', `${path} cannot be read (${cause.code ?? cause.message})`, [], { cause });
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } catch (cause) {
    throw new Problem('not-found', `${path} cannot be read`, [], { cause });
  } finally {
    await file.close();
  }
}

/** The first uncompressed bytes of a file. */
export async function firstContent(path: string): Promise<Buffer> {
  const stream = await openBytes(path);
  for await (const chunk of stream) return chunk as Buffer;
  return Buffer.alloc(0);
}
