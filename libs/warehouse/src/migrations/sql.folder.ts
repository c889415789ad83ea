import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '#core';

export interface SqlFile {
  /** the file's name, such as 0001_orders.sql */
  name: string;
  sql: string;
  checksum: string;
}

export type SqlKind = 'migrations' | 'views' | 'checks';

/** The `sql` folder of the installation, the same for the sources and for dist/. */
export function sqlFolder(from = dirname(fileURLToPath(import.meta.url))): string {
  const folder = join(from, 'sql');
  if (existsSync(join(folder, 'migrations'))) return folder;
  const parent = dirname(from);
  if (parent === from) throw new Error('the folder sql/migrations is missing from this installation');
  return sqlFolder(parent);
}

/** The statements of a kind in the order of their names. */
export function readSqlFiles(folder: string, kind: SqlKind): SqlFile[] {
  return readStatements(join(folder, kind));
}

/**
 * The query of a view, to stand in a question in brackets: ClickHouse analyses a view that takes a parameter anew for every
 * call and once more to read it, the query itself once. Its parameters are those of the question under the same names, and
 * the names that it reads must not be those of tables that the question declares.
 *
 * @throws Error when there is no such view, or when variants of it stand for it in some databases
 */
export function viewQuery(name: string, folder = sqlFolder()): string {
  const isOf = (file: SqlFile) => file.name.replace(/^[\d_]+|\.sql$/g, '') === name;
  const view = readSqlFiles(folder, 'views').find(isOf);
  if (!view) throw new Error(`there is no view ${name} in ${folder}`);
  if (readViewVariants(folder).some(({ views }) => views.some(isOf))) {
    throw new Error(`the view ${name} is another one in some databases`);
  }
  return view.sql.replace(/^(--[^\n]*\n)*create or replace view \w+ as\n/, '');
}

/** The queries whose rows a view puts together with `union all`, each as {@link viewQuery} has it. */
export function viewBranches(name: string, folder = sqlFolder()): string[] {
  return viewQuery(name, folder).split('\nunion all\n');
}

/** Views that take the place of others of the same file's name in a database where `when` holds. */
export interface ViewVariant {
  /** one row: whether it `applies` */
  when: string;
  views: SqlFile[];
}

/** The condition of the variant in a folder below `views`: one row, whether it `applies` to a database. */
export function variantCondition(name: string, folder = sqlFolder()): string {
  return readFileSync(join(folder, 'views', name, 'when.sql'), 'utf8');
}

/** The folders below `views`: each holds the views of one variant, and its condition in when.sql. */
export function readViewVariants(folder: string): ViewVariant[] {
  const path = join(folder, 'views');
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const files = readStatements(join(path, name));
      const when = files.find((file) => file.name === 'when.sql');
      if (!when) throw new Error(`the views of ${name} lack their when.sql`);
      return { when: when.sql, views: files.filter((file) => file !== when) };
    });
}

function readStatements(path: string): SqlFile[] {
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(path, name), 'utf8').trim().replace(/;$/, '');
      return { name, sql, checksum: sha256(sql) };
    });
}
