import type { ProjectWarehouse } from '../project.warehouse.js';
import { checkHistory } from './history.js';
import { readSqlFiles, type SqlFile } from './sql.folder.js';

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
 * a view or migration changed. A statement may run twice (a crash can come before its record, and two hosts can share a
 * server), so each is written to do nothing the second time.
 *
 * @throws Error that names the file when a migration was edited, removed or slipped in before one that was applied
 */
export async function migrate(warehouse: ProjectWarehouse, folder: string): Promise<void> {
  const migrations = readSqlFiles(folder, 'migrations');
  const views = readSqlFiles(folder, 'views');
  await warehouse.command({ sql: recordTable });
  const { rows: applied } = await warehouse.rows<Applied>({
    sql: 'select kind, name, checksum from schema_changes final order by kind, name',
  });
  const pending = checkHistory(migrations, of(applied, 'migration'));
  for (const migration of pending) await apply(warehouse, 'migration', migration);
  const current = of(applied, 'view');
  const changed = views.some(
    (view) => !current.some((one) => one.name === view.name && one.checksum === view.checksum),
  );
  // A view can stand on another, so all are made anew, in the order of their names.
  if (changed || pending.length > 0) for (const view of views) await apply(warehouse, 'view', view);
}

function of(applied: readonly Applied[], kind: Applied['kind']): Applied[] {
  return applied.filter((one) => one.kind === kind);
}

async function apply(warehouse: ProjectWarehouse, kind: Applied['kind'], file: SqlFile): Promise<void> {
  await warehouse.command({ sql: file.sql }).catch((error: Error) => {
    throw new Error(`the ${kind} ${file.name} failed: ${error.message}`, { cause: error });
  });
  const record = { kind, name: file.name, checksum: file.checksum };
  await warehouse.insert('schema_changes', JSON.stringify(record), { columns: ['kind', 'name', 'checksum'] });
}
