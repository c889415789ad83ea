import type { AnalysisRunner } from '#analyses';
import { startOfDay } from '#core';
import type { Job, Metadata, Report, ReportRun } from '#metadata';
import { compact } from '#warehouse';
import { definitionOf } from '../definitions/report.definitions.js';
import type { Deliverer } from '../delivery/deliverer.js';
import type { FindProject, ReportMaker, Watch } from '../runs/report.maker.js';
import { dayBefore, periodBefore, periodsBefore } from '../schedule/report.period.js';
import type { AudienceRefresh } from './refresh.js';
import { takeRfmSnapshot } from './rfm.snapshot.js';

export interface NightOptions {
  readonly metadata: Metadata;
  readonly analyses: AnalysisRunner;
  readonly project: FindProject;
  readonly audiences: AudienceRefresh;
  readonly maker: ReportMaker;
  readonly deliverer: Deliverer;
}

/** What a turn of the scheduler does; each step is kept with its job, so that whoever takes it up goes on from there. */
export interface Work {
  /** Snapshot and audiences of the day that begins, and the upkeep of the store, which `signal` breaks off; `isNewest` says whether no later day waits. */
  prepare(job: Job, isNewest: boolean, watch: Watch, signal?: AbortSignal): Promise<void>;
  /**
   * A report for the period before the instant at which its cron line came, and, where no later turn waits, the revisions
   * of earlier periods whose rows came late.
   */
  report(job: Job, report: Report, at: Date, isNewest: boolean, watch: Watch): Promise<void>;
}

/** The tables that analyses read as a whole. */
const readWhole = ['events', 'orders', 'refunds', 'customers'];

/** The night of a project: snapshot, audiences, upkeep, reports, deliveries. */
export class Night implements Work {
  constructor(private readonly options: NightOptions) {}

  async prepare(job: Job, isNewest: boolean, watch: Watch, signal?: AbortSignal): Promise<void> {
    const { metadata, analyses, audiences } = this.options;
    const project = await this.options.project(job.project);
    const begin = startOfDay(job.slot, project.timeZone);
    if (!job.steps['snapshot']) {
      await watch('snapshot');
      const snapshot = await takeRfmSnapshot(analyses, project, dayBefore(begin, project.timeZone), watch);
      await keep(metadata, job, { snapshot });
    }
    if (!job.steps['audiences']) {
      await watch('audiences');
      // Members are those of now: a night that is made up late leaves them to the newest one.
      const outcomes = isNewest ? await audiences.refreshAll(project, begin) : undefined;
      const failed = outcomes?.filter(({ error }) => error !== undefined).map(({ id }) => id);
      await keep(metadata, job, {
        audiences: outcomes ? { refreshed: outcomes.length - failed!.length, failed } : { passedOver: true },
      });
    }
    if (isNewest && !job.steps['compacted']) {
      await watch('compact');
      await compact(project.warehouse, readWhole, { signal });
      await keep(metadata, job, { compacted: true });
    }
  }

  async report(job: Job, report: Report, at: Date, isNewest: boolean, watch: Watch): Promise<void> {
    const { metadata, deliverer } = this.options;
    const run = await this.made(job, report, at, watch);
    await keep(metadata, job, { run: run.id });
    await watch('plan');
    await deliverer.plan(report, run);
    if (isNewest) await this.revise(job, report, at, watch);
  }

  /** Looks at the periods before once more; a revision that was made before this job was cut off is planned again. */
  private async revise(job: Job, report: Report, at: Date, watch: Watch): Promise<void> {
    const { metadata, maker, deliverer } = this.options;
    const { period: kind, timeZone, latePeriods } = definitionOf(report);
    const periods = periodsBefore(periodBefore(at, kind, timeZone).from, kind, timeZone, latePeriods);
    const revised: string[] = [];
    for (const period of periods) {
      await watch('look-back');
      const latest = await metadata.reportRuns.latest(report.id, period.from, period.to);
      if (!latest) continue;
      const isOwn = latest.startedAt >= job.startedAt;
      const run = isOwn ? latest : await maker.revise(report, period, { watch });
      if (!run) continue;
      await watch('plan');
      await deliverer.plan(report, run);
      revised.push(run.id);
    }
    if (revised.length) await keep(metadata, job, { revised });
  }

  /** A run that this very job published before it was cut off is not made again, even if newer rows came since. */
  private async made(job: Job, report: Report, at: Date, watch: Watch): Promise<ReportRun> {
    const { metadata, maker } = this.options;
    const { period: kind, timeZone } = definitionOf(report);
    const period = periodBefore(at, kind, timeZone);
    const latest = await metadata.reportRuns.latest(report.id, period.from, period.to);
    const isOwn =
      latest && latest.startedAt >= job.startedAt && latest.definitionHash === report.definitionHash;
    return isOwn ? latest : maker.make(report, period, { watch });
  }
}

async function keep(metadata: Metadata, job: Job, steps: Record<string, unknown>): Promise<void> {
  job.steps = { ...job.steps, ...steps };
  await metadata.jobs.saveSteps(job, job.steps);
}
