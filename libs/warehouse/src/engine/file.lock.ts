import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, ownIdentity, type ProcessIdentity } from './process.identity.js';

/** What a lock's file holds: its holder, and whatever the holder wants others to know. */
export interface LockNote extends ProcessIdentity {
  id: string;
  info?: Record<string, unknown>;
}

export interface FileLock {
  /** Tells others something new, as long as the lock is held. */
  tell(info: Record<string, unknown>): void;
  release(): void;
}

/**
 * Takes the lock at `path`, or says who holds it. A holder that died, or whose number now belongs to another process,
 * loses it. The file appears with its content in one step (link), so that nobody reads half of it.
 */
export function tryLock(path: string, info?: Record<string, unknown>): FileLock | LockNote {
  const note: LockNote = { ...ownIdentity, id: randomUUID(), info };
  const draft = `${path}.${note.id}`;
  try {
    writeFileSync(draft, JSON.stringify(note), { mode: 0o600 });
    for (;;) {
      if (linked(draft, path)) return held(path, note);
      const holder = readNote(path);
      if (holder && isRunning(holder)) return holder;
      removeStale(path, holder?.id);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Takes the lock at `path`, waiting for its holder as long as that process lives and at most `milliseconds`. */
export async function waitForLock(path: string, milliseconds: number): Promise<FileLock> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const lock = tryLock(path);
    if ('release' in lock) return lock;
    if (Date.now() > deadline) throw new Error(`process ${lock.pid} holds ${path} for too long`);
    await sleep(25);
  }
}

function held(path: string, note: LockNote): FileLock {
  return {
    tell(info) {
      if (readNote(path)?.id !== note.id) return;
      const draft = `${path}.${randomUUID()}`;
      writeFileSync(draft, JSON.stringify({ ...note, info }), { mode: 0o600 });
      renameSync(draft, path);
    },
    release: () => release(path, note.id),
  };
}

function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readNote(path: string): LockNote | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LockNote;
  } catch {
    return undefined;
  }
}

/** Removes a dead holder's file, and only that one: somebody else may have taken the lock since it was read. */
function removeStale(path: string, id: string | undefined): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readNote(aside)?.id !== id) linked(aside, path);
  unlinkSync(aside);
}

function release(path: string, id: string): void {
  if (readNote(path)?.id === id) unlinkSync(path);
}
