import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { createHash } from 'node:crypto';

/** What a list is after lines were taken out of it. */
export interface ListFacts {
  dropped: number;
  bytes: number;
  sha256: string;
}

const flushCharacters = 1024 * 1024;

/**
 * Takes records out of a file of lines, which is written anew beside itself and takes its place at one stroke; undefined, and
 * nothing written, when none goes. A line end between quotes is a part of its record when the file is CSV.
 */
export async function dropRecords(
  path: string,
  isCsv: boolean,
  isDropped: (record: string, index: number) => boolean,
): Promise<ListFacts | undefined> {
  const draft = `${path}.draft`;
  const target = await open(draft, 'w', 0o600);
  const hash = createHash('sha256');
  let [dropped, bytes, index, text] = [0, 0, 0, ''];
  const flush = async () => {
    const { bytesWritten } = await target.write(text);
    hash.update(text);
    bytes += bytesWritten;
    text = '';
  };
  try {
    for await (const record of recordsOf(path, isCsv)) {
      if (isDropped(record, index++)) dropped += 1;
      else text += record;
      if (text.length > flushCharacters) await flush();
    }
    await flush();
    if (dropped === 0) return undefined;
    await target.datasync();
    await rename(draft, path);
    return { dropped, bytes, sha256: hash.digest('hex') };
  } finally {
    await target.close();
    await rm(draft, { force: true });
  }
}

/** The records of a file, each with its line end. */
async function* recordsOf(path: string, isCsv: boolean): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let pending = '';
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    pending += decoder.write(chunk as Buffer);
    let from = 0;
    for (let end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n', end + 1)) {
      const record = pending.slice(from, end + 1);
      if (isCsv && !isWhole(record)) continue;
      yield record;
      from = end + 1;
    }
    pending = pending.slice(from);
  }
  if (pending !== '') yield pending;
}

function isWhole(record: string): boolean {
  let quotes = 0;
  for (let at = record.indexOf('"'); at >= 0; at = record.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 0;
}

/** The cells of a CSV record, without their quotes. */
export function cellsOf(record: string): string[] {
  const cells = record.replace(/\r?\n$/, '').match(/(?:"(?:[^"]|"")*"|[^,"]*)(?:,|$)/g) ?? [];
  return cells.map((cell) => {
    const text = cell.replace(/,$/, '');
    return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
  });
}
