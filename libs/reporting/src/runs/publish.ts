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
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process may have put the same files there in between.
    if (!(await isThere(root, listed))) throw error;
  }
  return listed;
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
