import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '#core';
import type { ProjectWarehouse, Warehouse } from '#warehouse';
import { erasedTableNames, erasedTables, type ErasedTable } from './erased-tables.js';
import { statements } from './statements.js';

/**
 * Parts that a mutation or a merge replaced stay for eight minutes in case the new ones are lost with the power; so as long as
 * they go at once, new ones are synced.
 */
const shortLived =
  'old_parts_lifetime = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1';
const shortLivedNames =
  'old_parts_lifetime, min_rows_to_fsync_after_merge, min_compressed_bytes_to_fsync_after_merge';
const lifetimeMilliseconds = 1_100;
const purgeMilliseconds = 30_000;

/** Dropping a part of the table that does not exist has the engine remove its old files now, not when it next finds time. */
const clearOldParts = "alter table {table:Identifier} drop partition id 'erased'";

const oldParts = `select table, count() as parts
from system.parts
where database = {database:String} and table in {tables:Array(String)} and not active
group by table`;

/** Takes the rows of noted keys out of every table of a project, and the files that held them off the disk. */
export class TableErasure {
  constructor(
    private readonly warehouse: Warehouse,
    private readonly project: ProjectWarehouse,
  ) {}

  /** How many rows each table holds for one erasure, all versions; tables without any are left out. */
  async counts(erasure: string): Promise<Partial<Record<ErasedTable, number>>> {
    const counts: Partial<Record<ErasedTable, number>> = {};
    for (const table of erasedTableNames) {
      const count = await this.count(table, [erasure]);
      if (count > 0) counts[table] = count;
    }
    return counts;
  }

  /** Deletes the rows; returns how many there were. */
  async erase(erasures: readonly string[]): Promise<number> {
    let erased = 0;
    for (const table of erasedTableNames) {
      const count = await this.count(table, erasures);
      if (count === 0) continue;
      await this.alter(table, `modify setting ${shortLived}`);
      await this.alter(table, `delete where ${erasedTables[table]}`, { erasures: [...erasures] });
      erased += count;
    }
    return erased;
  }

  /** Removes the files that held them, also those that merges left lately. @throws Problem `conflict` when queries hold them */
  async purge(): Promise<void> {
    for (const table of erasedTableNames) await this.alter(table, `modify setting ${shortLived}`);
    const deadline = Date.now() + purgeMilliseconds;
    for (let tables: readonly string[] = erasedTableNames; ;) {
      await sleep(lifetimeMilliseconds);
      for (const table of tables) await this.project.command({ sql: clearOldParts, params: { table } });
      tables = await this.withOldParts();
      if (tables.length === 0) break;
      if (Date.now() > deadline)
        throw new Problem('conflict', `old files of ${tables.join(', ')} are in use`);
    }
    for (const table of erasedTableNames) await this.alter(table, `reset setting ${shortLivedNames}`);
  }

  forgetKeys(erasures: readonly string[]): Promise<void> {
    return this.project.command({ sql: statements.forgetKeys, params: { erasures: [...erasures] } });
  }

  private async withOldParts(): Promise<string[]> {
    const params = { database: this.project.database, tables: [...erasedTableNames] };
    const { rows } = await this.warehouse.inspect<{ table: string }>({ sql: oldParts, params });
    return rows.map(({ table }) => table);
  }

  private async count(table: ErasedTable, erasures: readonly string[]): Promise<number> {
    const sql = `select count() as rows from {table:Identifier} where ${erasedTables[table]}`;
    const params = { table, erasures: [...erasures] };
    const { rows } = await this.project.rows<{ rows: string }>({ sql, params }, { profile: 'export' });
    return Number(rows[0]!.rows);
  }

  private alter(table: ErasedTable, change: string, params: { erasures?: string[] } = {}): Promise<void> {
    return this.project.command({
      sql: `alter table {table:Identifier} ${change}`,
      params: { table, ...params },
    });
  }
}
