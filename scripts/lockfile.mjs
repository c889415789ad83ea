/**
 * Finishes package-lock.json after `npm install`: takes the download addresses out, and names the
 * optional packages of platforms that the registry at hand does not mirror, so that `npm ci`
 * accepts the lock file on every platform. Run it after each change of a dependency.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];

/** `@scope/name-linux-arm64-musl` -> `{ os: ['linux'], cpu: ['arm64'], libc: ['musl'] }`, or none where the name does not say. */
function platform(name) {
  const parts = name.split(/[-/]/);
  const at = parts.findIndex((part) => systems.includes(part));
  if (at < 0 || at + 1 >= parts.length) return undefined;
  const abi = parts[at + 2];
  return {
    os: [parts[at]],
    cpu: [parts[at + 1]],
    ...(abi === 'musl' ? { libc: ['musl'] } : abi === 'gnu' ? { libc: ['glibc'] } : {}),
  };
}

const added = [];
for (const entry of Object.values(lock.packages)) delete entry.resolved;
for (const entry of Object.values({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    const where = platform(name);
    if (lock.packages[key] || !where) continue;
    lock.packages[key] = {
      version: version.replace(/^[^\d]*/, ''),
      ...where,
      dev: entry.dev,
      optional: true,
    };
    added.push(name);
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
);
writeFileSync(file, JSON.stringify(lock, null, 2) + '\n');
console.log(`package-lock.json: ${added.length} optional platform packages named`);
