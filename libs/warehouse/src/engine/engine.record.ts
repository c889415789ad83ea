import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Passwords } from './access.js';
import { isRunning, type ProcessIdentity } from './process.identity.js';

/** What a home knows about its engine; whoever wants to join reads it. */
export interface EngineRecord {
  engine: ProcessIdentity;
  httpPort: number;
  /** bytes; the cap that the engine was started with */
  memory: number;
  passwords: Passwords;
}

const fileName = 'engine.json';

/** The record of the engine that was started last in `folder`, running or not; none when power was lost before it was on the disk. */
export function readRecord(folder: string): EngineRecord | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, fileName), 'utf8')) as EngineRecord;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Replaces the record in one step; the file is readable by its owner alone, as it holds the passwords. */
export function writeRecord(folder: string, record: EngineRecord): void {
  const draft = join(folder, `${fileName}.${randomUUID()}`);
  writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
  renameSync(draft, join(folder, fileName));
}

export function isAlive(record: EngineRecord): boolean {
  return isRunning(record.engine);
}
