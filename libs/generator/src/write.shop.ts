import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ShopOptions } from './options.js';
import { type ShopTable, shopTables } from './rows.js';
import { ShopStream } from './shop.stream.js';
import type { ShopTruth } from './truth.js';

export interface WriteShopOptions extends ShopOptions {
  /** Writes `.ndjson.gz` files. */
  gzip?: boolean;
  /** Stops the writing; the files stay unfinished. */
  signal?: AbortSignal;
}

export interface WriteShopProgress {
  /** Customers written and to write. */
  done: number;
  total: number;
  /** Rows of all tables so far. */
  rows: number;
}

/**
 * Writes the shop into `folder` (made when missing): one `<table>.ndjson` for each table, `truth-customers.ndjson`,
 * `truth-fault-sessions.ndjson`, and at the end `truth.json`. Files of these names are replaced. Memory stays flat: a file
 * that cannot keep up holds the generator back.
 * @throws Problem `invalid-parameters`; the file system's errors; the signal's reason
 */
export async function writeShop(
  options: WriteShopOptions,
  folder: string,
  onProgress?: (progress: WriteShopProgress) => void,
): Promise<ShopTruth> {
  const { gzip = false, signal, ...shopOptions } = options;
  const shop = new ShopStream(shopOptions);
  await mkdir(folder, { recursive: true });
  const files = new Map<ShopTable, TableFile>();
  for (const table of shopTables) {
    files.set(table, new TableFile(join(folder, `${table}.ndjson${gzip ? '.gz' : ''}`), gzip));
  }
  try {
    const total = shop.options.customers;
    let rows = 0;
    const report = (done: number) => onProgress?.({ done, total, rows });
    for (const chunk of shop.chunks(shopTables, report)) {
      signal?.throwIfAborted();
      rows += chunk.rows;
      await files.get(chunk.table)!.write(chunk.bytes);
    }
  } finally {
    await Promise.allSettled([...files.values()].map((file) => file.close()));
  }
  // A file may fail in its very last bytes, after the loop.
  await Promise.all([...files.values()].map((file) => file.finished));
  const truth = shop.truth();
  await writeFile(join(folder, 'truth.json'), `${JSON.stringify(truth, null, 2)}\n`);
  return truth;
}

/** One file of NDJSON. */
class TableFile {
  private readonly entry: Writable;
  /** Fulfilled when all of it is with the operating system. */
  readonly finished: Promise<unknown>;
  private failure: unknown;

  constructor(path: string, gzip: boolean) {
    const file = createWriteStream(path, { highWaterMark: 1 << 20 });
    const zip = gzip ? createGzip() : undefined;
    this.entry = zip ?? file;
    this.finished = zip ? pipeline(zip, file) : finished(file);
    this.finished.catch((error: unknown) => {
      this.failure = error;
    });
  }

  async write(bytes: Buffer): Promise<void> {
    if (this.failure) throw this.failure as Error;
    if (!this.entry.write(bytes)) await Promise.race([once(this.entry, 'drain'), this.finished]);
  }

  async close(): Promise<void> {
    if (!this.failure) this.entry.end();
    await this.finished;
  }
}
