import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { waitForLock } from '#warehouse';
import { tableNames } from '../rows/row-type.js';
import { draftSuffix } from '../spool/segment-rewrite.js';
import { begunAt, type SegmentFile } from '../spool/segment.js';
import type { Spool } from '../spool/spool.js';
import type { ErasedPeople } from './erased-people.js';
import { type ScreenedPeople, SegmentScreen } from './segment-screen.js';

/** A load of a segment may take this long before the spool is tried again. */
const lockMilliseconds = 30_000;

/**
 * Takes people out of everything that waits in the spool of a project. What this process appends to is closed first; what
 * others append to is looked over when it is loaded.
 * @throws Error when a table's loader does not let go of its folder for half a minute
 */
export async function eraseFromSpool(
  spool: Spool,
  project: string,
  people: readonly ScreenedPeople[],
): Promise<void> {
  const screen = new SegmentScreen(people);
  await spool.rollAll();
  for (const table of tableNames) {
    const folder = spool.folderOf(project, table);
    const names = await readdir(folder).catch(() => undefined);
    if (!names) continue;
    const lock = await waitForLock(join(folder, 'load.lock'), lockMilliseconds);
    try {
      await removeDrafts(folder);
      for (const segment of await spool.ready(project, table)) await rewrite(spool, segment, screen);
    } finally {
      lock.release();
    }
  }
}

/** Waits until no load that began before is under way: what it put into the warehouse can be found there. */
export async function passLoads(spool: Spool, project: string): Promise<void> {
  for (const table of tableNames) {
    const folder = spool.folderOf(project, table);
    if (!(await readdir(folder).catch(() => undefined))) continue;
    const lock = await waitForLock(join(folder, 'load.lock'), lockMilliseconds);
    lock.release();
  }
}

/** Before a segment is loaded: takes out rows that were read before it was known that their people are erased. */
export async function screenBeforeLoad(
  spool: Spool,
  segment: SegmentFile,
  erased: ErasedPeople,
): Promise<void> {
  await erased.refresh();
  if (erased.isEmpty) return;
  const screen = new SegmentScreen([{ ids: erased }]);
  const isLate = erased.mayHold(begunAt(segment.id));
  // Texts of rejected rows pass no check on their way in, so that they are always looked at.
  await spool.rewrite(segment, (frame, head) => screen.frames(frame, head, { rows: isLate }));
}

async function rewrite(spool: Spool, segment: SegmentFile, screen: SegmentScreen): Promise<void> {
  await spool.rewrite(segment, (frame, head) => screen.frames(frame, head));
}

/** What a crash left half-written. */
async function removeDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.endsWith(draftSuffix)) await rm(join(folder, name), { force: true });
  }
}
