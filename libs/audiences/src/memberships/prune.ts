import type { AudienceRun, Metadata } from '#metadata';
import type { ProjectWarehouse } from '#warehouse';
import { deleteRuns, strayRuns } from './membership.sql.js';

/** The last two memberships are kept whole; what was before stands in the changes. */
const keptMemberships = 2;

/**
 * Removes, before the run `id` stores its own, the rows of older memberships and those that failed refreshes left. The changes of every published run stay:
 * added up from the first one they give the members of each.
 */
export async function pruneRuns(
  warehouse: ProjectWarehouse,
  metadata: Metadata,
  { project, audienceId, id }: AudienceRun,
): Promise<void> {
  const published = await publishedRuns(metadata, project, audienceId);
  const key = { audienceId, runId: id };
  await removeStray(warehouse, 'audience_members', key, published.slice(0, keptMemberships));
  await removeStray(warehouse, 'audience_changes', key, published);
}

/** The ids of all published runs, newest first. */
export async function publishedRuns(
  { audienceRuns }: Metadata,
  project: string,
  audienceId: string,
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await audienceRuns.list(project, audienceId, { limit: 500, cursor });
    ids.push(...page.items.filter(({ status }) => status === 'published').map((run) => run.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

async function removeStray(
  warehouse: ProjectWarehouse,
  table: 'audience_members' | 'audience_changes',
  key: { audienceId: string; runId: string },
  kept: readonly string[],
): Promise<void> {
  const { rows } = await warehouse.rows<{ run_id: string }>(strayRuns(table, key, kept).toQuestion());
  const stray = rows.map((row) => row.run_id);
  if (stray.length) await warehouse.command(deleteRuns(table, key.audienceId, stray).toQuestion());
}
