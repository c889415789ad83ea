import type { Delivery, Report, ReportRun } from '#metadata';
import {
  adviceOn,
  changesOf,
  definitionOf,
  mayRedeliver,
  watermarkTime,
  withoutSecret,
  type Channel,
} from '#reporting';
import type { Clientele } from '#runtime';

/** A report as the API shows it, with its last run; secrets of webhooks stay behind. */
export async function reportView({ metadata, reporting }: Clientele, report: Report) {
  const { items } = await metadata.reportRuns.list(report.project, { reportId: report.id, limit: 1 });
  const [last] = items;
  const deliveries = last ? await metadata.deliveries.ofRun(last.id) : [];
  const { id, revision, createdAt, updatedAt } = report;
  return {
    id,
    ...definitionOf(report),
    channels: definitionOf(report).channels.map(withoutSecret),
    revision,
    nextRunAt: reporting.nextRunAt(report),
    lastRun: last ? runView(last, deliveries) : null,
    createdAt,
    updatedAt,
  };
}

/** As {@link reportView}, once with the secrets, for whoever made or changed them. */
export async function reportViewOnce(clientele: Clientele, report: Report, known: readonly Channel[] = []) {
  const { channels } = definitionOf(report);
  const isKnown = (channel: Channel) =>
    known.some(
      (one) => one.type === 'webhook' && channel.type === 'webhook' && one.secret === channel.secret,
    );
  const shown = channels.map((channel) => (isKnown(channel) ? withoutSecret(channel) : channel));
  return { ...(await reportView(clientele, report)), channels: shown };
}

export function runView(run: ReportRun, deliveries: readonly Delivery[]) {
  const { id, reportId, periodStart, periodEnd, revision, reason, status, startedAt, finishedAt, error } =
    run;
  return {
    ...{ id, reportId, periodStart, periodEnd, revision, reason, status },
    watermark: watermarkTime(run.watermark),
    ...{ startedAt, finishedAt, error },
    changes: changesOf(run),
    files: run.files.map(({ path, bytes, sha256 }) => {
      const name = fileName(path);
      return { name, mediaType: mediaType(name), bytes, sha256, url: `/v1/report-runs/${id}/files/${name}` };
    }),
    deliveries: deliveries.map(deliveryView),
  };
}

/** A delivery, and what can be done about it: a sentence, and where to POST to have it sent again. */
export function deliveryView(delivery: Delivery) {
  const { id, runId, channel, state, attempts, lastError, deliveredAt } = delivery;
  return {
    ...{ id, channel, state, attempts, lastError, deliveredAt },
    advice: adviceOn(delivery),
    redeliverUrl: mayRedeliver(delivery) ? `/v1/report-runs/${runId}/deliveries/${id}/redeliver` : null,
  };
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function mediaType(name: string): string {
  if (name.endsWith('.html')) return 'text/html; charset=utf-8';
  return name.endsWith('.json') ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8';
}
