import type { ProjectWarehouse } from '../project.warehouse.js';
import { checkHistory } from './history.js';
import { readSqlFiles, readViewVariants, type SqlFile } from './sql.folder.js';

interface Applied {
  kind: 'migration' | 'view';
  name: string;
  checksum: string;
}

/** One row per statement that was applied; a repeated record replaces the one before. */
const recordTable = `create table if not exists schema_changes
(
    kind LowCardinality(String),
    name String,
    checksum String,
    applied_at DateTime64(3, 'UTC') default now64(3)
)
engine = ReplacingMergeTree(applied_at)
order by (kind, name)`;

/**
 * Brings a project's database to the state of the `sql` folder: runs the migrations that are new, then every view when
 * a view or migration changed, or another variant of a view applies. A statement may run twice (a crash can come before its record, and two hosts can share a
 * server), so each is written to do nothing the second time.
 *
 * @throws Error that names the file when a migration was edited, removed or slipped in before one that was applied
 */
export async function migrate(warehouse: ProjectWarehouse, folder: string): Promise<void> {
  const migrations = readSqlFiles(folder, 'migrations');
  await warehouse.command({ sql: recordTable });
  const { rows: applied } = await warehouse.rows<Applied>({
    sql: 'select kind, name, checksum from schema_changes final order by kind, name',
  });
  const pending = checkHistory(migrations, of(applied, 'migration'));
  await apply(warehouse, 'migration', pending);
  const views = await viewsFor(warehouse, folder);
  // A view can stand on another, so all are made anew, in the order of their names.
  if (pending.length > 0 || !isCurrent(views, of(applied, 'view'))) await apply(warehouse, 'view', views);
}

/** The views of the folder, those of a variant in the place of others where its condition holds for this database. */
async function viewsFor(warehouse: ProjectWarehouse, folder: string): Promise<SqlFile[]> {
  const views = new Map(readSqlFiles(folder, 'views').map((file) => [file.name, file]));
  for (const { when, views: variant } of readViewVariants(folder)) {
    const { rows } = await warehouse.rows<{ applies: boolean | number }>({ sql: when });
    if (rows[0]?.applies) for (const file of variant) views.set(file.name, file);
  }
  return [...views.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function of(applied: readonly Applied[], kind: Applied['kind']): Applied[] {
  return applied.filter((one) => one.kind === kind);
}

function isCurrent(views: readonly SqlFile[], applied: readonly Applied[]): boolean {
  return views.every(({ name, checksum }) =>
    applied.some((one) => one.name === name && one.checksum === checksum),
  );
}

/** Runs the files one after the other; those before one that fails are recorded. */
async function apply(
  warehouse: ProjectWarehouse,
  kind: Applied['kind'],
  files: readonly SqlFile[],
): Promise<void> {
  const done: Applied[] = [];
  try {
    for (const { name, sql, checksum } of files) {
      await run(warehouse, `the ${kind} ${name}`, sql);
      done.push({ kind, name, checksum });
    }
  } finally {
    const lines = done.map((one) => JSON.stringify(one)).join('\n');
    if (lines) await warehouse.insert('schema_changes', lines, { columns: ['kind', 'name', 'checksum'] });
  }
}

async function run(warehouse: ProjectWarehouse, what: string, sql: string): Promise<void> {
  try {
    await warehouse.command({ sql });
  } catch (error) {
    throw new Error(`${what} failed: ${(error as Error).message}`, { cause: error });
  }
}
