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
  const path = join(folder, kind);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(path, name), 'utf8').trim().replace(/;$/, '');
      return { name, sql, checksum: sha256(sql) };
    });
}
