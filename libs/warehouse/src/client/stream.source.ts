import { Readable } from 'node:stream';
import type { InsertBody } from '../question.js';

/** A body as a stream of bytes. */
export function streamOf(body: InsertBody): Readable {
  if (body instanceof Readable) return body;
  return Readable.from([typeof body === 'string' ? Buffer.from(body) : body], { objectMode: false });
}
