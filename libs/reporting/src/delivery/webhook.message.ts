import type { Report, ReportRun } from '#metadata';
import { watermarkTime } from '../runs/watermark.js';

/** What a webhook is told of a run: the same text for every attempt. */
export function runMessage(report: Report, run: ReportRun): string {
  return JSON.stringify({
    type: 'report.published',
    timestamp: run.finishedAt!.toISOString(),
    data: {
      project: run.project,
      report: { id: report.id, name: report.name },
      run: run.id,
      periodStart: run.periodStart.toISOString(),
      periodEnd: run.periodEnd.toISOString(),
      revision: run.revision,
      reason: run.reason,
      watermark: watermarkTime(run.watermark),
      changes: changesOf(run),
      files: run.files.map(({ path, bytes, sha256 }) => {
        const name = path.slice(path.lastIndexOf('/') + 1);
        return { name, bytes, sha256, path: `/v1/report-runs/${run.id}/files/${name}` };
      }),
    },
  });
}

/** The sentences of what changed, kept with the run. */
export function changesOf({ steps }: ReportRun): string[] {
  const changes = steps['changes'];
  return Array.isArray(changes) ? (changes as string[]) : [];
}
