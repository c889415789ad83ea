/**
 * Builds apps and libs into dist/ with SWC: every TypeScript file that changed since the last build, and the
 * files that the code reads beside itself (SQL, JSON, Markdown). Takes less than a second for a full build.
 */
import { transformFile } from '@swc/core';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['apps/server', 'apps/cli', 'apps/worker', 'libs', 'bench', 'test'];
const skipped = /(\.spec|\.d)\.ts$|node_modules|^libs[\\/]ingestion[\\/]assembly/;
const carried = /\.(sql|json|md|mjs|css|js|html|svg)$/;

const swc = {
  sourceMaps: true,
  swcrc: false,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'es6' },
};

async function* files(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules') yield* files(path);
    } else yield path;
  }
}

const modified = (path) =>
  stat(path)
    .then((s) => s.mtimeMs)
    .catch(() => 0);

/** Writes a file whole or not at all: another command may be reading it. */
async function put(target, content) {
  const draft = `${target}.${process.pid}.draft`;
  await writeFile(draft, content);
  await rename(draft, target);
}

async function build(path) {
  if (skipped.test(relative(root, path))) return undefined;
  const isTypeScript = path.endsWith('.ts');
  if (!isTypeScript && !carried.test(path)) return undefined;
  const target = join(root, 'dist', relative(root, path)).replace(/\.ts$/, '.js');
  if ((await modified(target)) > (await modified(path))) return target;
  await mkdir(dirname(target), { recursive: true });
  if (!isTypeScript) {
    await put(target, await readFile(path));
    return target;
  }
  const { code, map } = await transformFile(path, swc);
  await put(`${target}.map`, map);
  await put(target, `${code}\n//# sourceMappingURL=${target.split('/').pop()}.map\n`);
  return target;
}

const built = new Set();
for (const folder of sources) {
  for await (const path of files(join(root, folder))) built.add(await build(path));
}
/** Makes `target` of what `make` gives when a file of `folder` is newer than it; its path. */
async function bundle(target, folder, make) {
  const path = join(root, 'dist', target);
  let newest = 0;
  for await (const file of files(join(root, folder))) newest = Math.max(newest, await modified(file));
  if ((await modified(path)) >= newest) return path;
  await mkdir(dirname(path), { recursive: true });
  await put(path, await make());
  return path;
}

await bundle('apps/snippet/clientele.js', 'apps/snippet/src', async () =>
  (await import('./build-snippet.mjs')).snippet(),
);
built.add(
  await bundle('libs/ingestion/row-scan.wasm', 'libs/ingestion/assembly', async () =>
    (await import('./build-row-scan.mjs')).rowScan(),
  ),
);

// What was deleted or renamed in the sources must not live on in dist.
for (const folder of sources) {
  for await (const path of files(join(root, 'dist', folder))) {
    if (!built.has(path.replace(/\.map$/, ''))) await rm(path);
  }
}
