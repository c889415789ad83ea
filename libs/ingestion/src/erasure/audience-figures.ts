import type { Metadata } from '#metadata';
import type { ProjectWarehouse } from '#warehouse';
import { statements } from './statements.js';

interface RunFacts {
  run_id: string;
  members: string;
  checksum: string;
  entered: string;
  gone: string;
}

const ofNobody = { members: '0', checksum: '0'.repeat(32), entered: '0', gone: '0' };

/** A refresh of an audience; `hasMembers` when its list, which is pruned after a while, is still there with the person. */
export interface TouchedRun {
  id: string;
  hasMembers: boolean;
}

/** The refreshes of audiences that somebody who is erased is in. */
export async function runsOf(
  warehouse: ProjectWarehouse,
  erasures: readonly string[],
): Promise<TouchedRun[]> {
  const { rows } = await warehouse.rows<{ run_id: string; has_members: number }>({
    sql: statements.runsOfPeople,
    params: { erasures: [...erasures] },
  });
  return rows.map((row) => ({ id: row.run_id, hasMembers: row.has_members === 1 }));
}

/** Counts these refreshes anew, so that the size of an audience stays that of its list. */
export async function countAgain(
  warehouse: ProjectWarehouse,
  metadata: Metadata,
  runs: readonly TouchedRun[],
): Promise<void> {
  if (runs.length === 0) return;
  const params = { runs: runs.map(({ id }) => id) };
  const { rows } = await warehouse.rows<RunFacts>({ sql: statements.runFacts, params });
  const found = new Map(rows.map((row) => [row.run_id, row]));
  for (const { id, hasMembers } of runs) {
    const { members, checksum, entered, gone } = found.get(id) ?? ofNobody;
    const list = hasMembers ? { size: Number(members), checksum } : {};
    await metadata.audienceRuns.recount(id, { ...list, entered: Number(entered), left: Number(gone) });
  }
}
