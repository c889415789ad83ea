import type { ProjectWarehouse } from '../project.warehouse.js';
import { readSqlFiles } from './sql.folder.js';

export interface CheckResult {
  /** the check's file without its ending */
  name: string;
  /** rows that break the rule; 0 = pass */
  offending: number;
}

/** Runs every file of sql/checks on a project; each selects the rows that break its rule. */
export async function runChecks(warehouse: ProjectWarehouse, folder: string): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { name, sql } of readSqlFiles(folder, 'checks')) {
    const { rows } = await warehouse.rows<{ offending: string }>(
      { sql: `select count() as offending from (\n${sql}\n)` },
      { profile: 'export' },
    );
    results.push({ name: name.replace(/\.sql$/, ''), offending: Number(rows[0]!.offending) });
  }
  return results;
}
