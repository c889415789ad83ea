import type { AnalysisRunner } from '#analyses';
import { dayOf, isDate, parseInstant, Problem, startOfDay, type Clock, type TimeRange } from '#core';
import type { Metadata, Report, ReportRun } from '#metadata';
import type { WarehouseLog } from '#warehouse';
import { definitionOf, ReportDefinitions } from './definitions/report.definitions.js';
import { Deliverer } from './delivery/deliverer.js';
import type { Resolve } from './delivery/safe.lookup.js';
import { Night } from './night/night.job.js';
import type { AudienceRefresh } from './night/refresh.js';
import { ReportMaker, type FindProject, type MakeOptions, type Watch } from './runs/report.maker.js';
import { nextTime } from './schedule/cron.js';
import { periodBefore, periodFrom, periodsWithin } from './schedule/report.period.js';
import { Scheduler } from './schedule/scheduler.js';

export interface ReportingOptions {
  readonly home: string;
  readonly metadata: Metadata;
  readonly analyses: AnalysisRunner;
  readonly project: FindProject;
  readonly audiences: AudienceRefresh;
  readonly clock: Clock;
  readonly log: WarehouseLog;
  /** Whether webhooks may go to this machine and its own network. */
  readonly allowPrivateWebhooks: boolean;
  readonly webhookTimeoutMilliseconds?: number;
  /** How names of webhooks become addresses; the system's way when absent. */
  readonly resolve?: Resolve;
}

/** Reports of all projects: their definitions, their making by hand, and the night that makes them by itself. */
export class Reporting {
  readonly definitions: ReportDefinitions;
  readonly maker: ReportMaker;
  readonly deliverer: Deliverer;
  private readonly night: Night;

  constructor(private readonly options: ReportingOptions) {
    const { allowPrivateWebhooks: allowPrivate, webhookTimeoutMilliseconds: timeoutMilliseconds } = options;
    this.definitions = new ReportDefinitions({ ...options, allowPrivate });
    this.maker = new ReportMaker(options);
    this.deliverer = new Deliverer({ ...options, allowPrivate, timeoutMilliseconds });
    this.night = new Night({ ...options, maker: this.maker, deliverer: this.deliverer });
  }

  /** What does the night by itself; one of several acts at a time. */
  scheduler(watch?: Watch): Scheduler {
    const { metadata, clock, log } = this.options;
    const provide = () => this.provide();
    return new Scheduler({
      metadata,
      clock,
      log,
      work: this.night,
      deliverer: this.deliverer,
      provide,
      watch,
    });
  }

  /** Gives every project its ready-made report. */
  async provide(): Promise<void> {
    for (const project of await this.options.metadata.projects.list()) {
      await this.definitions.ensureNightly(project);
    }
  }

  /** The last whole period of a report before an instant. */
  lastPeriod(report: Report, before: Date = this.options.clock.now()): TimeRange {
    const { period, timeZone } = definitionOf(report);
    return periodBefore(before, period, timeZone);
  }

  /**
   * The period that a report is asked for: `from` (a day or instant) alone begins a whole one, both are taken as they are, and
   * neither is the last whole one.
   * @throws Problem `invalid-parameters`
   */
  periodOf(report: Report, from?: string, to?: string): TimeRange {
    const { period, timeZone } = definitionOf(report);
    if (from === undefined && to === undefined) return this.lastPeriod(report);
    if (from === undefined) {
      const message = 'is needed beside periodEnd';
      throw new Problem('invalid-parameters', `periodStart ${message}`, [
        { code: 'missing', path: 'periodStart', message },
      ]);
    }
    const begin = parseInstant(from, timeZone, 'periodStart');
    return to === undefined
      ? periodFrom(begin, period, timeZone)
      : { from: begin, to: parseInstant(to, timeZone, 'periodEnd') };
  }

  /** Makes a report now and delivers a revision that is new. */
  async run(report: Report, period: TimeRange, options: MakeOptions = {}): Promise<ReportRun> {
    const run = await this.maker.make(report, period, options);
    await this.deliverer.plan(report, run);
    await this.deliverer.sendRun(run);
    return run;
  }

  /**
   * Makes every whole period within the days `[from, to)` that is over, oldest first; nothing is delivered.
   * @throws Problem `invalid-parameters` when a day is none
   */
  async *backfill(report: Report, from: string, to: string): AsyncGenerator<ReportRun> {
    for (const [path, day] of Object.entries({ from, to })) {
      if (isDate(day)) continue;
      const message = 'must be a day, YYYY-MM-DD';
      throw new Problem('invalid-parameters', `${path}: ${message}`, [
        { code: 'invalid-time', path, message },
      ]);
    }
    const { period, timeZone } = definitionOf(report);
    const now = this.options.clock.now();
    const today = dayOf(now, timeZone);
    if (startOfDay(from, timeZone) >= startOfDay(to, timeZone)) {
      throw new Problem('invalid-parameters', 'from: must be before to', [
        { code: 'turned-range', path: 'from', message: 'must be before to' },
      ]);
    }
    for (const range of periodsWithin(from, to < today ? to : today, period, timeZone)) {
      yield await this.maker.make(report, range);
    }
  }

  /** When the report is made next by itself. */
  nextRunAt({ cron, timeZone, enabled }: Report): Date | null {
    return cron !== null && enabled ? (nextTime(cron, timeZone, this.options.clock.now()) ?? null) : null;
  }
}
