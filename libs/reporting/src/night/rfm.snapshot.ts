import { readFileSync } from 'node:fs';
import type { AnalysisProject, AnalysisRunner, Envelope } from '#analyses';
import { endOfDay, sha256 } from '#core';
import { canonicalJson } from '../definitions/definition.hash.js';
import type { Watch } from '../runs/report.maker.js';
import { without } from '../runs/without.js';

const insert = readFileSync(new URL('./rfm-snapshot.sql', import.meta.url), 'utf8');

/** What a night's snapshot came to. */
export interface SnapshotFacts {
  readonly day: string;
  readonly buyers: number;
  readonly definitionHash: string;
}

/**
 * Keeps how every buyer was scored at the end of `day` (YYYY-MM-DD, project's zone): raw values, scores, segment, and the
 * cut-offs with the definition. A day that is complete is left as it is; one that was cut off is taken anew.
 */
export async function takeRfmSnapshot(
  analyses: AnalysisRunner,
  project: AnalysisProject,
  day: string,
  watch: Watch = () => {},
): Promise<SnapshotFacts> {
  const { warehouse, timeZone } = project;
  const kept = await keptSnapshot(project, day);
  if (kept) return kept;
  const asOf = endOfDay(day, timeZone).toISOString();
  const envelope = await analyses.run('rfm', { asOf }, project);
  const definition = definitionText(envelope);
  const definitionHash = sha256(definition);
  await watch('snapshot-delete');
  await warehouse.command({
    sql: 'alter table rfm_snapshots delete where day = {day:Date}',
    params: { day },
  });
  await watch('snapshot-insert');
  const question = await analyses.question('rfm', { asOf, level: 'customers' }, project);
  const params = { ...question.params, snapshot_day: day, snapshot_definition: definitionHash };
  await warehouse.command({ sql: `${insert}(\n${question.sql}\n)`, params });
  await watch('snapshot-complete');
  await complete(project, day, envelope, definition);
  return { day, buyers: envelope.population, definitionHash };
}

async function keptSnapshot({ warehouse }: AnalysisProject, day: string): Promise<SnapshotFacts | undefined> {
  const { rows } = await warehouse.rows<{ buyers: string; definition_hash: string }>({
    sql: 'select buyers, definition_hash from rfm_snapshot_days final where day = {day:Date}',
    params: { day },
  });
  const [row] = rows;
  return row && { day, buyers: Number(row.buyers), definitionHash: row.definition_hash };
}

/** The row that makes the day complete. */
async function complete(
  { warehouse }: AnalysisProject,
  day: string,
  { asOf, population, parameters }: Envelope,
  definition: string,
): Promise<void> {
  const cutoffs = parameters['cutoffs'] as
    Record<'recency' | 'frequency' | 'monetary', unknown[]> | undefined;
  const row = {
    day,
    as_of: asOf.replace('T', ' ').replace('Z', ''),
    buyers: String(population),
    recency_cutoffs: (cutoffs?.recency ?? []).map((days) => Math.trunc(Number(days))),
    frequency_cutoffs: (cutoffs?.frequency ?? []).map((orders) => Math.trunc(Number(orders))),
    monetary_cutoffs: cutoffs?.monetary ?? [],
    definition,
    definition_hash: sha256(definition),
  };
  await warehouse.insert('rfm_snapshot_days', JSON.stringify(row), { columns: Object.keys(row) });
}

/** How buyers are scored, without what follows from the day and its data. */
function definitionText({ parameters, timeZone, currency }: Envelope): string {
  const definition = without(parameters, 'cutoffs', 'lookback', 'level');
  return canonicalJson({ ...definition, timeZone, currency });
}
