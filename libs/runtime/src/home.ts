import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Problem } from '#core';

/**
 * Makes the folder of all data, and those above it, for its owner alone; one that is there stays as it is.
 * @throws Problem `conflict` that names CLIENTELE_HOME and what is in the way
 */
export async function makeHome(home: string): Promise<void> {
  try {
    await makeFolder(home, home);
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw unusable(home, (cause as NodeJS.ErrnoException).code ?? (cause as Error).message, cause);
  }
}

/** One folder at a time: where none can be made, as below /proc, Node's own way of making several never ends. */
async function makeFolder(path: string, home: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (found?.isDirectory()) return;
  if (found) throw unusable(home, path === home ? 'it is a file' : `${path} is a file`);
  if (dirname(path) !== path) await makeFolder(dirname(path), home);
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    // Another process makes it at the same time.
    if (error.code !== 'EEXIST') throw error;
  });
}

function unusable(home: string, reason: string, cause?: unknown): Problem {
  return new Problem(
    'conflict',
    `CLIENTELE_HOME ${home} cannot be made (${reason}); set it to a folder that can be written`,
    [],
    { cause },
  );
}
