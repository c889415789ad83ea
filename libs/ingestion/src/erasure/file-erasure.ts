import { open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ProjectWarehouse } from '#warehouse';
import type { ErasedPerson } from './erased-person.js';
import { ExportErasure } from './export-erasure.js';
import { dropRecords } from './list-lines.js';
import type { Mentions } from './text-mentions.js';

/** What was taken out of the files of a home: lines, lists and words. */
export type FileCounts = Record<'imports' | 'exports' | 'reports', number>;

/** Takes a person out of the files that stand in a home beside the warehouse, the spool and the metadata. */
export class FileErasure {
  constructor(
    private readonly home: string,
    private readonly project: string,
    private readonly warehouse: ProjectWarehouse,
  ) {}

  async erase(person: ErasedPerson): Promise<FileCounts> {
    const words = person.mentions();
    const exports = new ExportErasure(join(this.home, 'exports'), this.project, this.warehouse);
    const counts = {
      imports: await this.eraseImports(words),
      exports: await exports.erase(person),
      reports:
        (await this.mask(join('reports', this.project), words)) + (await this.mask('deliveries', words)),
    };
    await this.eraseLogs(person);
    return counts;
  }

  /** The engine's log quotes queries that failed, with the values that were bound to them. */
  async eraseLogs(person: ErasedPerson): Promise<void> {
    const words = person.mentions();
    const folder = join(this.home, 'engine');
    for (const name of await namesIn(folder)) {
      if (!name.startsWith('engine.log')) continue;
      if (name.endsWith('.gz')) await maskPacked(join(folder, name), words);
      else await maskFile(join(folder, name), words);
    }
  }

  /** The rejected rows of imports; they are in the warehouse, too. */
  private async eraseImports(words: Mentions): Promise<number> {
    let count = 0;
    for (const path of await filesBelow(join(this.home, 'imports'))) {
      if (!path.endsWith('.ndjson')) continue;
      const facts = await dropRecords(path, false, (line) => words.in(rawOf(line)));
      count += facts?.dropped ?? 0;
    }
    return count;
  }

  private async mask(folder: string, words: Mentions): Promise<number> {
    let count = 0;
    for (const path of await filesBelow(join(this.home, folder))) count += await maskFile(path, words);
    return count;
  }
}

/** A line of rejected rows is searched as what was sent, without its own quotes and escapes. */
function rawOf(line: string): string {
  try {
    const { raw, path } = JSON.parse(line) as { raw?: string; path?: string };
    return `${raw ?? ''}\n${path ?? ''}`;
  } catch {
    return line;
  }
}

/** Bytes are written over in place: a log is appended to by others meanwhile, and a report keeps its length. */
async function maskFile(path: string, words: Mentions): Promise<number> {
  const bytes = await readFile(path);
  const before = Buffer.from(bytes);
  const count = words.mask(bytes);
  if (count === 0) return 0;
  const file = await open(path, 'r+');
  try {
    for (let at = 0; at < bytes.length; at++) {
      if (bytes[at] === before[at]) continue;
      const begin = at;
      while (at < bytes.length && bytes[at] !== before[at]) at += 1;
      await file.write(bytes, begin, at - begin, begin);
    }
    await file.datasync();
  } finally {
    await file.close();
  }
  return count;
}

async function maskPacked(path: string, words: Mentions): Promise<void> {
  const bytes = unpacked(await readFile(path));
  // The engine was ended while it packed: nothing can be read in it, by nobody.
  if (!bytes) return rm(path, { force: true });
  if (words.mask(bytes) === 0) return;
  await writeFile(`${path}.draft`, gzipSync(bytes), { mode: 0o600 });
  await rename(`${path}.draft`, path);
}

function unpacked(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes);
  } catch {
    return undefined;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

/** Every file below a folder; what a crash left half-written is removed. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.filter((one) => one.endsWith('.draft'))) await rm(path, { force: true });
  return paths.filter((path) => !path.endsWith('.draft'));
}
