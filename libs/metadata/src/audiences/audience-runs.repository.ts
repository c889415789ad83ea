import { Problem } from '#core';
import { In } from 'typeorm';
import { kept } from '../store/checks.js';
import { paged, type Page, type PageRequest } from '../store/paging.js';
import type { Store } from '../store/store.js';
import { AudienceRun } from './audience-run.entity.js';

export interface NewAudienceRun {
  project: string;
  audienceId: string;
  asOf: Date;
  definitionHash: string;
}

/** What a finished refresh found. */
export interface Membership {
  watermark: string | null;
  size: number;
  checksum: string;
  entered: number;
  left: number;
}

/** How an audience stands: its last run, whatever became of it, and the one whose members count. */
export interface Standing {
  last: AudienceRun | undefined;
  published: AudienceRun | undefined;
}

export class AudienceRuns {
  constructor(private readonly store: Store) {}

  /** Begins a refresh. An earlier one that still runs, or died running, fails with it: only the newest may publish. */
  async start(fields: NewAudienceRun): Promise<AudienceRun> {
    const now = this.store.now();
    const failure = {
      status: 'failed' as const,
      error: 'a later refresh took its place',
      finishedAt: now,
    };
    const where = "audience_id = :audienceId and status = 'running'";
    await this.store.change(AudienceRun, failure, where, { audienceId: fields.audienceId });
    const run = Object.assign(new AudienceRun(), {
      ...fields,
      id: this.store.newId(),
      status: 'running' as const,
      watermark: null,
      size: null,
      checksum: null,
      entered: null,
      left: null,
      error: null,
      startedAt: now,
      finishedAt: null,
    });
    await this.store.insert(AudienceRun, run);
    return run;
  }

  /**
   * Makes the members of this run the audience's, at one stroke.
   * @throws Problem `conflict` when the run is over or a newer one was published
   */
  async publish(id: string, membership: Membership): Promise<AudienceRun> {
    const set = { ...membership, status: 'published' as const, finishedAt: this.store.now() };
    const where = `id = :id and status = 'running' and not exists (
      select 1 from audience_runs newer
      where newer.audience_id = audience_runs.audience_id and newer.status = 'published' and newer.id > audience_runs.id)`;
    if (!(await this.store.change(AudienceRun, set, where, { id }))) {
      throw Problem.because('conflict', 'run-over', 'this refresh is over, or a later one took its place');
    }
    return this.store.rows(AudienceRun).findOneByOrFail({ id });
  }

  /** Notes what a published run holds after somebody was erased from it. */
  async recount(
    id: string,
    facts: Partial<Pick<Membership, 'size' | 'checksum' | 'entered' | 'left'>>,
  ): Promise<void> {
    await this.store.change(AudienceRun, facts, "id = :id and status = 'published'", { id });
  }

  /** Ends a refresh without effect: the last published members stay. One that is over already stays as it is. */
  async fail(id: string, error: string): Promise<void> {
    const set = { status: 'failed' as const, error: kept(error), finishedAt: this.store.now() };
    await this.store.change(AudienceRun, set, "id = :id and status = 'running'", { id });
  }

  /** @throws Problem `not-found` */
  async get(project: string, id: string): Promise<AudienceRun> {
    const run = await this.store.rows(AudienceRun).findOneBy({ project, id });
    if (!run) throw new Problem('not-found', 'there is no such run in this project');
    return run;
  }

  /** All runs of an audience, newest first. */
  list(project: string, audienceId: string, request: PageRequest = {}): Promise<Page<AudienceRun>> {
    const query = this.store.rows(AudienceRun).createQueryBuilder('run');
    return paged(
      query.where('run.project = :project and run.audienceId = :audienceId', { project, audienceId }),
      request,
    );
  }

  /** The run whose members count now. */
  async published(audienceId: string): Promise<AudienceRun | undefined> {
    return (await this.standings([audienceId])).get(audienceId)?.published;
  }

  /** The published run that came before the run `id`: what its delta is taken against. */
  async publishedBefore(audienceId: string, id: string): Promise<AudienceRun | undefined> {
    const query = this.store
      .rows(AudienceRun)
      .createQueryBuilder('run')
      .where("run.audienceId = :audienceId and run.id < :id and run.status = 'published'", {
        audienceId,
        id,
      });
    return (await query.orderBy('run.id', 'DESC').limit(1).getOne()) ?? undefined;
  }

  /** How each of these audiences stands; both parts are undefined before the first run. */
  async standings(audienceIds: readonly string[]): Promise<Map<string, Standing>> {
    const [last, published] = await Promise.all([
      this.newest(audienceIds, ['running', 'published', 'failed']),
      this.newest(audienceIds, ['published']),
    ]);
    return new Map(audienceIds.map((id) => [id, { last: last.get(id), published: published.get(id) }]));
  }

  private async newest(
    audienceIds: readonly string[],
    statuses: readonly string[],
  ): Promise<Map<string, AudienceRun>> {
    if (audienceIds.length === 0) return new Map();
    const newest = await this.store
      .rows(AudienceRun)
      .createQueryBuilder('run')
      .select('max(run.id)', 'id')
      .where('run.audienceId in (:...audienceIds) and run.status in (:...statuses)', {
        audienceIds,
        statuses,
      })
      .groupBy('run.audienceId')
      .getRawMany<{ id: string }>();
    const runs = await this.store.rows(AudienceRun).findBy({ id: In(newest.map(({ id }) => id)) });
    return new Map(runs.map((run) => [run.audienceId, run]));
  }
}
