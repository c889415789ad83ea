import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Problem } from '#core';
import type { AudienceFormat, Purpose } from './export-request.js';

/** How many members are not in the list, by the first reason that holds for each. */
export interface LeftOut {
  readonly noConsent: number;
  readonly suppressed: number;
  readonly holdout: number;
  readonly noIdentifier: number;
}

/** A finished list, without whom it holds. */
export interface ExportRecord {
  readonly id: string;
  readonly project: string;
  readonly audienceId: string;
  readonly runId: string;
  readonly format: AudienceFormat;
  readonly purpose: Purpose | null;
  readonly rows: number;
  readonly leftOut: LeftOut;
  readonly sha256: string;
  readonly bytes: number;
  /** Name of the file to save it under */
  readonly fileName: string;
  readonly mediaType: string;
  readonly createdAt: string;
}

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const recordName = 'export.json';
const listName = 'list';
const unfinished = '.part';
const dayMilliseconds = 86_400_000;

/** The lists as files: a folder each, which appears whole or not at all; readable by the owner of the process alone. */
export class ExportStore {
  private readonly folder: string;

  constructor(home: string) {
    this.folder = join(home, 'exports');
  }

  /**
   * Has `write` make the list at a path of its own, then keeps it under its record. What fails leaves nothing.
   */
  async keep(id: string, write: (path: string) => Promise<ExportRecord>): Promise<ExportRecord> {
    const part = join(this.folder, `${id}${unfinished}`);
    await mkdir(part, { recursive: true, mode: 0o700 });
    try {
      const record = await write(join(part, listName));
      await sync(join(part, listName));
      await writeFile(join(part, recordName), JSON.stringify(record), { mode: 0o600, flush: true });
      await rename(part, join(this.folder, id));
      return record;
    } catch (error) {
      await rm(part, { recursive: true, force: true });
      throw error;
    }
  }

  /** The lists of an audience, newest first. */
  async list(project: string, audienceId: string): Promise<ExportRecord[]> {
    const names = await readdir(this.folder).catch(whenMissing<string[]>([]));
    const ids = names
      .filter((name) => idPattern.test(name))
      .sort()
      .reverse();
    const records: ExportRecord[] = [];
    for (const id of ids) {
      const record = await this.read(id);
      if (record?.project === project && record.audienceId === audienceId) records.push(record);
    }
    return records;
  }

  /** @throws Problem `not-found` */
  async open(project: string, id: string): Promise<{ record: ExportRecord; content: Readable }> {
    const record = idPattern.test(id) ? await this.read(id) : undefined;
    if (record?.project !== project)
      throw new Problem('not-found', 'there is no such export in this project');
    return { record, content: createReadStream(join(this.folder, id, listName)) };
  }

  /** Removes what a process that died left half-written: it holds personal data that nobody knows of. */
  async sweep(now: Date): Promise<void> {
    const names = await readdir(this.folder).catch(whenMissing<string[]>([]));
    for (const name of names.filter((one) => one.endsWith(unfinished))) {
      const path = join(this.folder, name);
      const age = await stat(path).then(({ mtimeMs }) => now.getTime() - mtimeMs, whenMissing(0));
      if (age > dayMilliseconds) await rm(path, { recursive: true, force: true });
    }
  }

  private async read(id: string): Promise<ExportRecord | undefined> {
    const text = await readFile(join(this.folder, id, recordName), 'utf8').catch(whenMissing(undefined));
    try {
      return text === undefined ? undefined : (JSON.parse(text) as ExportRecord);
    } catch {
      // A disk that lost it must not take the other lists along.
      return undefined;
    }
  }
}

/** The loss of power must not leave a list that is shorter than its record says. */
async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}

function whenMissing<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
}
