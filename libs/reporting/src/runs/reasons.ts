import { readFileSync } from 'node:fs';
import type { AnalysisProject } from '#analyses';
import type { ReportRun } from '#metadata';
import { toParam } from '#warehouse';
import { watermarkTime } from './watermark.js';

const sql = readFileSync(new URL('./late-rows.sql', import.meta.url), 'utf8');

const words = {
  orders: 'late orders',
  refunds: 'late refunds',
  events: 'late events',
  customers: 'changed customers',
} as const;

/**
 * Why a period is made once more, found by comparing: a changed definition, rows about its time that came after the
 * run before, or else what stands beside the rows (audiences, products, spend, the project's settings).
 */
export async function reasonsFor(
  before: Pick<ReportRun, 'definitionHash' | 'watermark' | 'periodEnd'>,
  now: Pick<ReportRun, 'definitionHash' | 'watermark'>,
  { warehouse }: AnalysisProject,
  signal?: AbortSignal,
): Promise<string> {
  const definition = before.definitionHash === now.definitionHash ? [] : ['definition changed'];
  if (before.watermark === now.watermark) return definition.join(', ');
  const seen = toParam(new Date(watermarkTime(before.watermark)));
  const params = { seen, until: toParam(before.periodEnd) };
  const { rows } = await warehouse.rows<Record<keyof typeof words, string>>({ sql, params }, { signal });
  const late = (Object.keys(words) as (keyof typeof words)[])
    .filter((table) => Number(rows[0]![table]) > 0)
    .map((table) => `${words[table]} (${rows[0]![table]})`);
  const reasons = [...definition, ...late];
  return (reasons.length ? reasons : ['newer data elsewhere']).join(', ').slice(0, 200);
}
