import { Problem } from '#core';
import { kept } from '../store/checks.js';
import { paged, type Page, type PageRequest } from '../store/paging.js';
import type { Store } from '../store/store.js';
import { ReportRun, type ReportFile } from './report-run.entity.js';

/** What makes a run the same run. */
export type ReportRunKey = Pick<
  ReportRun,
  'project' | 'reportId' | 'periodStart' | 'periodEnd' | 'definitionHash' | 'watermark'
>;

/** Two processes that begin at the same time may both want the same revision; the second tries the next. */
const attempts = 5;

export class ReportRuns {
  constructor(private readonly store: Store) {}

  /**
   * The run of this key: the published one as it is; one that failed or was cut off, taken up again with the steps it has
   * done; else a new one, which is the next revision of its period. `reason` is kept with a second or later revision.
   */
  async begin(key: ReportRunKey, reason: string | null = null): Promise<ReportRun> {
    for (let attempt = 1; ; attempt++) {
      const known = await this.resumed(key);
      if (known) return known;
      try {
        return await this.insert(key, reason);
      } catch (error) {
        const isRace = error instanceof Problem && error.code === 'conflict';
        if (!isRace || attempt === attempts) throw error;
      }
    }
  }

  /** Keeps what is done, as long as the run goes on. @throws Problem `conflict` when it is over */
  async saveSteps(id: string, steps: Record<string, unknown>): Promise<void> {
    await this.whileRunning(id, { steps: steps });
  }

  /** @throws Problem `conflict` when the run is over */
  async publish(id: string, files: readonly ReportFile[]): Promise<ReportRun> {
    await this.whileRunning(id, {
      status: 'published' as const,
      files: [...files],
      finishedAt: this.store.now(),
    });
    return this.store.rows(ReportRun).findOneByOrFail({ id });
  }

  /** One that is over already stays as it is. */
  async fail(id: string, error: string): Promise<void> {
    const set = { status: 'failed' as const, error: kept(error), finishedAt: this.store.now() };
    await this.store.change(ReportRun, set, "id = :id and status = 'running'", { id });
  }

  /** @throws Problem `not-found` */
  async get(project: string, id: string): Promise<ReportRun> {
    const run = await this.store.rows(ReportRun).findOneBy({ project, id });
    if (!run) throw new Problem('not-found', 'there is no such run in this project');
    return run;
  }

  /** The run of this id, of whatever project; for work that goes on by itself. @throws Problem `not-found` */
  async find(id: string): Promise<ReportRun> {
    const run = await this.store.rows(ReportRun).findOneBy({ id });
    if (!run) throw new Problem('not-found', 'there is no such run');
    return run;
  }

  /** The runs of a project, or of one report, newest first. */
  list(project: string, request: PageRequest & { reportId?: string } = {}): Promise<Page<ReportRun>> {
    const query = this.store.rows(ReportRun).createQueryBuilder('run');
    query.where('run.project = :project', { project });
    if (request.reportId !== undefined) {
      query.andWhere('run.reportId = :reportId', { reportId: request.reportId });
    }
    return paged(query, request);
  }

  /** The last published revision for the period: what a new one is compared with, and what `open` shows. */
  async latest(reportId: string, periodStart: Date, periodEnd: Date): Promise<ReportRun | undefined> {
    const query = this.ofPeriod({ reportId, periodStart, periodEnd });
    query.andWhere("run.status = 'published'").orderBy('run.revision', 'DESC');
    return (await query.limit(1).getOne()) ?? undefined;
  }

  /** The end of the last period that was published: the missed ones begin there. */
  async lastPeriodEnd(reportId: string): Promise<Date | undefined> {
    const query = this.store
      .rows(ReportRun)
      .createQueryBuilder('run')
      .where("run.reportId = :reportId and run.status = 'published'", { reportId });
    return (await query.orderBy('run.periodEnd', 'DESC').limit(1).getOne())?.periodEnd;
  }

  /** Runs that were begun and are not over, oldest first: at a start, those that were cut off. */
  listRunning(): Promise<ReportRun[]> {
    return this.store.rows(ReportRun).find({ where: { status: 'running' }, order: { id: 'asc' } });
  }

  private async resumed(key: ReportRunKey): Promise<ReportRun | undefined> {
    const query = this.ofPeriod(key).andWhere(
      'run.definitionHash = :definitionHash and run.watermark = :watermark',
      { definitionHash: key.definitionHash, watermark: key.watermark },
    );
    const known = await query.getOne();
    if (known?.status !== 'failed') return known ?? undefined;
    const set = { status: 'running' as const, error: null, finishedAt: null };
    await this.store.change(ReportRun, set, "id = :id and status = 'failed'", { id: known.id });
    return this.store.rows(ReportRun).findOneByOrFail({ id: known.id });
  }

  private async insert(key: ReportRunKey, reason: string | null): Promise<ReportRun> {
    const before = await this.ofPeriod(key).orderBy('run.revision', 'DESC').limit(1).getOne();
    const run = Object.assign(new ReportRun(), {
      ...key,
      id: this.store.newId(),
      revision: (before?.revision ?? 0) + 1,
      reason: before ? reason : null,
      status: 'running' as const,
      steps: {},
      files: [],
      error: null,
      startedAt: this.store.now(),
      finishedAt: null,
    });
    await this.store.insert(ReportRun, run);
    return run;
  }

  private ofPeriod({
    reportId,
    periodStart,
    periodEnd,
  }: Pick<ReportRun, 'reportId' | 'periodStart' | 'periodEnd'>) {
    return this.store
      .rows(ReportRun)
      .createQueryBuilder('run')
      .where('run.reportId = :reportId and run.periodStart = :start and run.periodEnd = :end', {
        reportId,
        start: periodStart.toISOString(),
        end: periodEnd.toISOString(),
      });
  }

  private async whileRunning(id: string, set: object): Promise<void> {
    if (!(await this.store.change(ReportRun, set, "id = :id and status = 'running'", { id }))) {
      throw Problem.because('conflict', 'run-over', 'this run is over');
    }
  }
}
