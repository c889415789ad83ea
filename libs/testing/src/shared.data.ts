import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

let isSaid = false;

/**
 * The path of a public data set or oracle, such as `oracles/funnel-fixtures.json`, in the folder `shared` beside the
 * repository (or the one that CLIENTELE_SHARED names). Undefined when it is not there, which is said once on the
 * console; the tests that need it use `describe.skip` or `it.skip` then.
 */
export function sharedData(path: string): string | undefined {
  const folder = process.env['CLIENTELE_SHARED'] ?? join(repositoryRoot(), '..', 'shared');
  const file = resolve(folder, path);
  if (existsSync(file)) return file;
  if (!isSaid)
    console.warn(`Tests that need ${path} and the like are skipped: there is no ${folder} with it.`);
  isSaid = true;
  return undefined;
}

function repositoryRoot(from = dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(join(from, 'package.json'))) return from;
  return repositoryRoot(dirname(from));
}
