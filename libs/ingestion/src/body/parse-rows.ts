import type { Readable } from 'node:stream';
import { Problem } from '#core';
import { LineSplitter } from './line-splitter.js';
import type { RawRow, RowSplitter } from './raw-row.js';
import { ValueSplitter } from './value-splitter.js';

const lineTypes = /^application\/(x-ndjson|ndjson|x-jsonlines|jsonl|jsonlines|json-seq)\b/i;

/**
 * The rows of a body as they come in: NDJSON when the content type says so, else one object, an array of objects, or
 * objects one after the other. At most one chunk and one row are in memory.
 *
 * @throws Problem `invalid-json` where an array breaks off, `invalid-body` for a body without any value; and whatever
 *   `body` fails with. The rows before were given out by then.
 */
export async function* parseRows(body: Readable, contentType = ''): AsyncGenerator<RawRow[]> {
  const splitter: RowSplitter = lineTypes.test(contentType.trim()) ? new LineSplitter() : new ValueSplitter();
  let bytes = 0;
  for await (const chunk of body) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as string | Uint8Array);
    const part = bytes === 0 ? withoutByteOrderMark(buffer) : buffer;
    bytes += buffer.length;
    yield* collect((rows) => splitter.push(part, rows));
  }
  if (bytes === 0) throw new Problem('invalid-body', 'The body is empty; send an object, an array or NDJSON');
  yield* collect((rows) => splitter.end(rows));
}

/** Gives out what `split` appended, and only then fails as it failed. */
function* collect(split: (rows: RawRow[]) => void): Generator<RawRow[]> {
  const rows: RawRow[] = [];
  try {
    split(rows);
  } finally {
    if (rows.length > 0) yield rows;
  }
}

function withoutByteOrderMark(chunk: Buffer): Buffer {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
}
