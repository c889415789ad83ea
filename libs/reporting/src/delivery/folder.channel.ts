import { randomBytes } from 'node:crypto';
import { cp, lstat, mkdir, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { ReportRun } from '#metadata';
import type { FolderChannel } from '../definitions/definition.js';
import { arrived, type Outcome } from './outcome.js';

export interface FolderPlaces {
  /** Where the files of reports stand. */
  readonly reports: string;
  /** Below which deliveries may write. */
  readonly deliveries: string;
}

/** Copies a run's files to `<deliveries>/<folder>/<report>/<period>/r<revision>`, whole or not at all. */
export async function deliverToFolder(
  { folder }: FolderChannel,
  { files }: ReportRun,
  { reports, deliveries }: FolderPlaces,
): Promise<Outcome> {
  const source = dirname(files[0]!.path);
  const [, ...below] = source.split('/');
  const target = join(deliveries, folder, ...below);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  // A link inside must not lead out.
  const root = await realpath(deliveries);
  if (!(await realpath(dirname(target))).startsWith(`${root}${sep}`)) {
    return { kind: 'never', reason: 'the folder leads out of the delivery folder' };
  }
  if (await lstat(target).catch(() => undefined)) return arrived;
  const draft = join(dirname(target), `.draft-${randomBytes(6).toString('hex')}`);
  try {
    await cp(join(reports, source), draft, { recursive: true });
    await rename(draft, target);
    return arrived;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    return {
      kind: 'again',
      reason: `the folder cannot be written (${(error as NodeJS.ErrnoException).code})`,
    };
  }
}
