import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Figure } from './figure.js';

/** Writes a run as JSON, under its time; returns the file. */
export async function writeResults(
  folder: string,
  run: { startedAt: Date; small: boolean; machine: object; load: object; figures: readonly Figure[] },
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${run.startedAt.toISOString().replaceAll(':', '-').slice(0, 19)}.json`);
  await writeFile(path, `${JSON.stringify(run, null, 2)}\n`);
  return path;
}
