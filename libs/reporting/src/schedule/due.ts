import { dayOf } from '#core';
import type { Job, Metadata, Project, Report } from '#metadata';
import { nightJob, reportJob } from '../night/slots.js';
import { timesBetween } from './cron.js';

/** When a project's day is prepared, by its own wall clock, unless a report needs it earlier. */
const nightCron = '0 4 * * *';
/** Missed turns that are made up at most, of each project and each report; older ones are passed over. */
export const mostMissed = 62;
/** After this many failures a turn is given up. */
export const mostAttempts = 6;

/** One thing that waits to be done. */
export interface Turn {
  readonly project: string;
  readonly name: string;
  readonly slot: string;
  readonly at: Date;
  readonly report?: Report;
  /** Whether no later turn of the same job waits. */
  readonly isNewest: boolean;
}

/** Everything that is due now and was not done: nights before the reports of their day, older ones first. */
export async function dueTurns(
  metadata: Metadata,
  projects: readonly Project[],
  reports: readonly Report[],
  now: Date,
): Promise<Turn[]> {
  const lists = await Promise.all([
    ...projects.map((project) => nightTurns(metadata, project, reports, now)),
    ...reports.map((report) => reportTurns(metadata, report, now)),
  ]);
  const rank = ({ report }: Turn) => (report ? 1 : 0);
  return lists
    .flat()
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

/** A day begins to wait at four, or at the first report of it that comes before. */
async function nightTurns(
  metadata: Metadata,
  { name: project, timeZone, createdAt }: Project,
  reports: readonly Report[],
  now: Date,
): Promise<Turn[]> {
  const settled = await lastSettled(metadata, project, nightJob);
  const since = settled === undefined ? createdAt : new Date(`${settled}T00:00:00Z`);
  // A day in a zone begins up to 14 hours before it does in UTC.
  const begin = new Date(Math.max(createdAt.getTime(), since.getTime() - 14 * 3_600_000));
  const times = timesBetween(nightCron, timeZone, begin, now, mostMissed + 2);
  const early = reports
    .filter((report) => report.project === project)
    .flatMap((report) => timesBetween(report.cron!, report.timeZone, begin, now, mostMissed));
  const byDay = new Map<string, Date>();
  for (const at of [...times, ...early]) {
    const day = dayOf(at, timeZone);
    if (settled !== undefined && day <= settled) continue;
    if (!byDay.has(day) || at < byDay.get(day)!) byDay.set(day, at);
  }
  const days = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1)).slice(-mostMissed);
  return days.map(([slot, at], index) => ({
    project,
    name: nightJob,
    slot,
    at,
    isNewest: index === days.length - 1,
  }));
}

async function reportTurns(metadata: Metadata, report: Report, now: Date): Promise<Turn[]> {
  const { id, project, cron, timeZone, createdAt } = report;
  const name = reportJob(id);
  const settled = await lastSettled(metadata, project, name);
  const since = settled === undefined ? createdAt : new Date(settled);
  const times = timesBetween(cron!, timeZone, since, now, mostMissed);
  return times.map((at, index) => ({
    project,
    name,
    slot: at.toISOString(),
    at,
    report,
    isNewest: index === times.length - 1,
  }));
}

/** The last slot that needs nothing more: done, or given up. */
async function lastSettled(metadata: Metadata, project: string, name: string): Promise<string | undefined> {
  const { items } = await metadata.jobs.list(project, { name, limit: 20 });
  return items
    .filter((job) => job.status === 'done' || isGivenUp(job))
    .map(({ slot }) => slot)
    .sort()
    .at(-1);
}

export function isGivenUp({ status, steps }: Job): boolean {
  return status === 'failed' && attemptsOf(steps) >= mostAttempts;
}

export function attemptsOf(steps: Job['steps']): number {
  return Number(steps['attempts'] ?? 0);
}
