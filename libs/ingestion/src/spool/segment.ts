import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning, ownIdentity, type ProcessIdentity } from '#warehouse';
import { readFrames } from './frame.js';

/** What a segment is for; its first frame. */
export interface SegmentHead {
  project: string;
  table: string;
  /** The columns that each line fills, so that a later release can load what an earlier one accepted. */
  columns: string[];
}

/**
 * A segment is a file of frames. While a process appends to it, its name carries that process; closed, it is `ready`
 * to be loaded by whoever comes. The id is the dedup token of its load, and ids sort by time.
 */
export interface SegmentFile {
  id: string;
  path: string;
  /** Who appends; undefined when it is ready. */
  owner: ProcessIdentity | undefined;
}

const namePattern = /^([0-9a-f-]{36})\.(?:ready|(\d+)-([0-9a-f]*)\.open)$/;

export const readyPath = (folder: string, id: string) => join(folder, `${id}.ready`);

export function openPath(folder: string, id: string): string {
  return join(folder, `${id}.${ownIdentity.pid}-${Buffer.from(ownIdentity.began).toString('hex')}.open`);
}

/** When a segment was begun, in milliseconds since 1970: its id begins with that, see newId. */
export const begunAt = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/** The segments of a table's folder, oldest first; none when there is no folder. */
export async function listSegments(folder: string): Promise<SegmentFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const segments: SegmentFile[] = [];
  for (const name of names.sort()) {
    const match = namePattern.exec(name);
    if (!match) continue;
    const [, id, pid, began] = match;
    const owner =
      pid === undefined ? undefined : { pid: Number(pid), began: Buffer.from(began!, 'hex').toString() };
    segments.push({ id: id!, path: join(folder, name), owner });
  }
  return segments;
}

/** Whether nobody will append to an open segment any more. */
export function isOrphan({ owner }: SegmentFile): boolean {
  return owner !== undefined && !isRunning(owner);
}

/** Cuts what a crash left behind the last whole frame. Returns the number of bytes cut. */
export async function cutTornTail(path: string): Promise<number> {
  const file = await open(path, 'r+');
  try {
    let end = 0;
    for await (const frame of readFrames(file, { keeps: false })) end = frame.end;
    const { size } = await file.stat();
    if (size > end) {
      await file.truncate(end);
      await file.datasync();
    }
    return size - end;
  } finally {
    await file.close();
  }
}
