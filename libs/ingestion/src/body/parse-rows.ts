import type { Readable } from 'node:stream';
import { Problem } from '#core';
import { LineSplitter } from './line-splitter.js';
import type { RawRow, RowSink, RowSplitter } from './raw-row.js';
import { ValueSplitter } from './value-splitter.js';

const lineTypes = /^application\/(x-ndjson|ndjson|x-jsonlines|jsonl|jsonlines|json-seq)\b/i;

/** Cuts a body into rows as its chunks come, see {@link parseRows}. */
export class RowFeed {
  private readonly splitter: RowSplitter;
  private bytes = 0;

  constructor(contentType = '') {
    this.splitter = lineTypes.test(contentType.trim()) ? new LineSplitter() : new ValueSplitter();
  }

  /** Gives the rows that `chunk` completes to `rows`. @throws Problem `invalid-json` */
  push(chunk: Buffer, rows: RowSink): void {
    const part = this.bytes === 0 ? withoutByteOrderMark(chunk) : chunk;
    this.bytes += chunk.length;
    this.splitter.push(part, rows);
  }

  /** @throws Problem `invalid-json`, `invalid-body` */
  end(rows: RowSink): void {
    if (this.bytes > 0) return this.splitter.end(rows);
    throw new Problem('invalid-body', 'The body is empty; send an object, an array or NDJSON');
  }
}

/**
 * The rows of a body as they come in: NDJSON when the content type says so, else one object, an array of objects, or
 * objects one after the other. At most one chunk and one row are in memory.
 *
 * @throws Problem `invalid-json` where an array breaks off, `invalid-body` for a body without any value; and whatever
 *   `body` fails with. The rows before were given out by then.
 */
export async function* parseRows(body: Readable, contentType = ''): AsyncGenerator<RawRow[]> {
  const feed = new RowFeed(contentType);
  for await (const chunk of body) {
    yield* collect((rows) => feed.push(asBuffer(chunk as Buffer | string | Uint8Array), rows));
  }
  yield* collect((rows) => feed.end(rows));
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

export function asBuffer(chunk: Buffer | string | Uint8Array): Buffer {
  return Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as Uint8Array);
}

function withoutByteOrderMark(chunk: Buffer): Buffer {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
}
