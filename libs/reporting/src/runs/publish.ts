import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from '#core';
import type { ReportFile } from '#metadata';
import type { MadeFile } from './report.files.js';

/**
 * Puts files into the folder `path` below `root`, all of them or none: a reader never sees a part. What is there
 * already from a making that was cut off is kept when it is the same, else replaced.
 */
export async function putFiles(
  root: string,
  path: string,
  files: readonly MadeFile[],
): Promise<ReportFile[]> {
  const target = join(root, path);
  const listed = files.map(({ name, content }) => ({
    path: `${path}/${name}`,
    bytes: Buffer.byteLength(content),
    sha256: sha256(content),
  }));
  if (await isThere(root, listed)) return listed;
  const draft = join(dirname(target), `.draft-${randomBytes(6).toString('hex')}`);
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    for (const { name, content } of files) await writeFile(join(draft, name), content, { flush: true });
    while (!(await moved(draft, target)) && !(await isThere(root, listed))) {
      // What stands there is not ours: it is put aside at one stroke, so that nobody finds half a folder.
      const aside = `${draft}-aside`;
      await rename(target, aside).catch(missing);
      await rm(aside, { recursive: true, force: true });
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return listed;
}

/** Whether the draft took its place; not where something stands already, such as the same files by another process. */
async function moved(draft: string, target: string): Promise<boolean> {
  try {
    await rename(draft, target);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether every one of the files is there, byte for byte. */
export async function isThere(root: string, files: readonly ReportFile[]): Promise<boolean> {
  for (const file of files) {
    const content = await readFile(join(root, file.path)).catch(missing);
    if (!content || sha256(content) !== file.sha256) return false;
  }
  return true;
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
