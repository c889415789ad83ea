import type { SqlFile } from './sql.folder.js';

/**
 * The migrations that are still to be applied, in order.
 *
 * @param files what the installation holds, by name
 * @param applied what the database has seen, by name
 * @throws Error that names the first file that does not fit the history
 */
export function checkHistory(
  files: readonly SqlFile[],
  applied: readonly { name: string; checksum: string }[],
): SqlFile[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const { name, checksum } of applied) {
    const file = byName.get(name);
    if (!file) throw new Error(`the migration ${name} was applied to this database, but its file is missing`);
    if (file.checksum !== checksum) {
      throw new Error(`the migration ${name} was edited after it was applied; put it back and add a new one`);
    }
  }
  const last = applied.at(-1)?.name ?? '';
  const known = new Set(applied.map(({ name }) => name));
  const pending = files.filter(({ name }) => !known.has(name));
  const late = pending.find(({ name }) => name < last);
  if (late)
    throw new Error(
      `the migration ${late.name} comes before ${last}, which was applied already; renumber it`,
    );
  return pending;
}
