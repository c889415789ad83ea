import type { ProjectWarehouse } from '#warehouse';
import { type TableName, tableNames } from '../rows/row-type.js';
import { listSegments, readyPath } from '../spool/segment.js';
import type { SegmentCounts } from '../spool/segment-counts.js';
import type { Spool } from '../spool/spool.js';
import { statements } from './statements.js';

/** What became of the rows that were ever sent: received = stored + duplicate + rejected + waiting. */
export interface TableStatus {
  received: number;
  /** In the warehouse; versions of a row that a later one replaced are counted too. */
  stored: number;
  /** Left out, because the store had them already (events). */
  duplicate: number;
  rejected: number;
  /** Safe in the spool, not yet readable. */
  waiting: number;
}

interface LedgerRow {
  table: TableName;
  stored: string;
  duplicate: string;
  rejected: string;
  loaded: string[];
}

interface Waiting {
  id: string;
  table: TableName;
  rows: number;
  rejected: number;
}

async function waitingSegments(spool: Spool, project: string): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const table of tableNames) {
    const folder = spool.folderOf(project, table);
    for (const { id, path } of await listSegments(folder)) {
      waiting.push({ id, table, ...(await countsOf(spool, path, readyPath(folder, id))) });
    }
  }
  return waiting;
}

/** A segment may have been closed since it was listed, or loaded: the warehouse, asked later, has its counts then. */
async function countsOf(spool: Spool, path: string, whenClosed: string): Promise<SegmentCounts> {
  for (const one of [path, whenClosed]) {
    try {
      return await spool.counted.of(one);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return { rows: 0, rejected: 0 };
}

/**
 * The counts of every table of a project. The segments are listed before the warehouse is asked, and those that it has
 * by then are not counted as waiting.
 */
export async function ledgerOf(
  spool: Spool,
  project: string,
  warehouse: ProjectWarehouse,
  signal?: AbortSignal,
): Promise<Record<TableName, TableStatus>> {
  const segments = await waitingSegments(spool, project);
  const question = { sql: statements.ledger, params: { waiting: segments.map(({ id }) => id) } };
  const { rows } = await warehouse.rows<LedgerRow>(question, { signal });
  const status = Object.fromEntries(
    tableNames.map((table) => {
      const ledger = rows.find((row) => row.table === table);
      const stored = Number(ledger?.stored ?? 0);
      const duplicate = Number(ledger?.duplicate ?? 0);
      const open = segments.filter((one) => one.table === table && !ledger?.loaded.includes(one.id));
      const waiting = open.reduce((sum, one) => sum + one.rows, 0);
      const rejected = open.reduce((sum, one) => sum + one.rejected, Number(ledger?.rejected ?? 0));
      const received = stored + duplicate + rejected + waiting;
      return [table, { received, stored, duplicate, rejected, waiting }];
    }),
  );
  return status as Record<TableName, TableStatus>;
}
