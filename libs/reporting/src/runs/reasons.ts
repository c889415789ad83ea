import type { ReportRun } from '#metadata';
import { dataOf, differences, type PeriodData } from './period.data.js';

/**
 * Why a period is made once more, found by comparing: a changed definition, rows about its time that came, changed or
 * went since the run before, persons who were merged, parted or erased, or else what stands beside the rows (audiences,
 * products, spend, the project's settings).
 */
export function reasonsFor(
  before: Pick<ReportRun, 'definitionHash' | 'watermark' | 'steps'>,
  now: Pick<ReportRun, 'definitionHash' | 'watermark'>,
  data: PeriodData,
): string {
  const definition = before.definitionHash === now.definitionHash ? [] : ['definition changed'];
  if (before.watermark === now.watermark) return definition.join(', ');
  const known = dataOf(before);
  const reasons = [...definition, ...(known ? differences(known, data) : [])];
  return (reasons.length ? reasons : ['newer data elsewhere']).join(', ').slice(0, 200);
}
