import { Problem } from '#core';
import { kept } from '../store/checks.js';
import { paged, type Page, type PageRequest } from '../store/paging.js';
import type { Store } from '../store/store.js';
import { Job } from './job.entity.js';

export type JobKey = Pick<Job, 'project' | 'name' | 'slot'>;

/** What is done once a slot, by whoever holds the lease. A holder that lost it cannot write any more: its token is too small. */
export class Jobs {
  constructor(private readonly store: Store) {}

  /**
   * The job of this slot: a done one as it is, else one that runs under `token` with the steps it has done.
   * @throws Problem `conflict` when a holder with a greater token began it
   */
  async begin({ project, name, slot }: JobKey, token: number): Promise<Job> {
    const fresh = { error: null, startedAt: this.store.now(), finishedAt: null };
    const id = this.store.newId();
    const row = { id, project, name, slot, status: 'running' as const, steps: {}, token, ...fresh };
    await this.store.insertMissing(Job, [row]);
    const set = { status: 'running' as const, token, error: null, finishedAt: null };
    const where =
      "project = :project and name = :name and slot = :slot and status <> 'done' and token <= :token";
    const begun = await this.store.change(Job, set, where, { project, name, slot, token });
    const job = await this.store.rows(Job).findOneByOrFail({ project, name, slot });
    if (!begun && job.status !== 'done') throw lost();
    return job;
  }

  /** @throws Problem `conflict` when the job is over or began under another token since */
  saveSteps(job: Job, steps: Record<string, unknown>): Promise<void> {
    return this.write(job, { steps: steps });
  }

  /** @throws Problem `conflict` when the job is over or began under another token since */
  finish(job: Job): Promise<void> {
    return this.write(job, { status: 'done', finishedAt: this.store.now() });
  }

  /** @throws Problem `conflict` when the job is over or began under another token since */
  fail(job: Job, error: string): Promise<void> {
    return this.write(job, { status: 'failed', error: kept(error), finishedAt: this.store.now() });
  }

  /** The last slot that is done: the missed ones come after it. */
  async lastDone(project: string, name: string): Promise<string | undefined> {
    const done = await this.store
      .rows(Job)
      .findOne({ where: { project, name, status: 'done' }, order: { slot: 'desc' } });
    return done?.slot;
  }

  /** The jobs of a project, newest first. */
  list(project: string, request: PageRequest & { name?: string } = {}): Promise<Page<Job>> {
    const query = this.store.rows(Job).createQueryBuilder('job');
    query.where('job.project = :project', { project });
    if (request.name !== undefined) query.andWhere('job.name = :name', { name: request.name });
    return paged(query, request);
  }

  private async write({ id, token }: Job, set: Partial<Job>): Promise<void> {
    const where = "id = :id and token = :token and status = 'running'";
    if (!(await this.store.change(Job, set, where, { id, token }))) throw lost();
  }
}

function lost(): Problem {
  return Problem.because('conflict', 'run-over', 'this job is over, or someone else took it up');
}
