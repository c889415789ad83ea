import { afterAll, describe, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '#core';
import { Metadata, type MetadataOptions } from '#metadata';
import { findPostgres, openTestPostgres, type TestPostgres } from './test.postgres.js';

/** Stores for the specs of one backend, all of them closed and removed at the end. */
export interface Stores {
  /** What opens a new, empty store; twice the same opens it twice. */
  fresh(): Promise<MetadataOptions>;
  open(options: MetadataOptions & { clock?: Clock }): Promise<Metadata>;
}

let shared: Promise<TestPostgres> | undefined;
let isRegistered = false;

/** One PostgreSQL for all specs of a file, started by the first that needs it. */
function sharedPostgres(bin: string): () => Promise<TestPostgres> {
  if (!isRegistered) {
    isRegistered = true;
    afterAll(async () => (await shared)?.close());
  }
  return () => (shared ??= openTestPostgres(bin));
}

/** Runs the same specs on SQLite and, where it is installed, on PostgreSQL. */
export function onEveryStore(title: string, specs: (stores: Stores) => void): void {
  describe(`${title} on SQLite`, () => specs(storesOn(() => undefined)));
  const bin = findPostgres();
  if (bin) {
    const postgres = sharedPostgres(bin);
    describe(`${title} on PostgreSQL`, () => specs(storesOn(async () => (await postgres()).address())));
  } else {
    process.stderr.write(`${title} on PostgreSQL: skipped, initdb and postgres are not installed\n`);
    describe(`${title} on PostgreSQL`, () => it.skip('needs initdb and postgres', () => undefined));
  }
}

function storesOn(address: () => Promise<string> | undefined): Stores {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-metadata-'));
  const opened: Metadata[] = [];
  let count = 0;
  afterAll(async () => {
    for (const metadata of opened) await metadata.close();
    await rm(folder, { recursive: true });
  });
  return {
    async fresh() {
      return { home: join(folder, `home-${++count}`), url: await address() };
    },
    async open(options) {
      const metadata = await Metadata.open(options);
      opened.push(metadata);
      return metadata;
    },
  };
}
