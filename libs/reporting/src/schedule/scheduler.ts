import { randomUUID } from 'node:crypto';
import { Problem, type Clock } from '#core';
import type { Lease, Metadata } from '#metadata';
import type { WarehouseLog } from '#warehouse';
import type { Deliverer } from '../delivery/deliverer.js';
import type { Work } from '../night/night.job.js';
import type { Watch } from '../runs/report.maker.js';
import { attemptsOf, dueTurns, mostAttempts, type Turn } from './due.js';

export interface SchedulerOptions {
  readonly metadata: Metadata;
  readonly clock: Clock;
  readonly log: WarehouseLog;
  readonly work: Work;
  readonly deliverer: Pick<Deliverer, 'sendDue'>;
  /** Gives each project what it should have before its turns are looked for. */
  readonly provide?: () => Promise<void>;
  /** Sees every step before it is taken; what it throws stops the turn there. */
  readonly watch?: Watch;
}

const leaseName = 'scheduler';
const leaseMilliseconds = 60_000;
const heartbeatMilliseconds = 15_000;
const tickMilliseconds = 30_000;
/** A run that began so long ago and is not over was cut off. */
const cutOffMilliseconds = 3 * 3_600_000;

/**
 * Does what is due, one process at a time: whoever holds the lease acts, and asks before each step whether it still
 * does. Jobs are kept under the lease's token, so that one that lost it cannot write any more.
 */
export class Scheduler {
  private readonly holder = randomUUID();
  private timer: NodeJS.Timeout | undefined;
  private ticking: Promise<unknown> | undefined;
  private readonly stopped = new AbortController();

  constructor(private readonly options: SchedulerOptions) {}

  /** Looks every half minute what is due, until {@link stop}. */
  start(): void {
    const turn = () => {
      this.ticking = this.tick()
        .catch((error: unknown) => this.options.log.error('the scheduler failed', { error: told(error) }))
        .finally(() => {
          if (!this.stopped.signal.aborted) this.timer = setTimeout(turn, tickMilliseconds).unref();
        });
    };
    this.timer = setTimeout(turn, 1000).unref();
  }

  /** Stops before the next step and waits for the one that runs; the upkeep of the store is broken off. */
  async stop(): Promise<void> {
    this.stopped.abort();
    clearTimeout(this.timer);
    await this.ticking;
  }

  /** Does everything that is due, unless another scheduler is at it. Returns how many turns were done. */
  async tick(): Promise<number> {
    const { metadata } = this.options;
    const lease = await metadata.leases.acquire(leaseName, this.holder, leaseMilliseconds);
    if (!lease) return 0;
    const heartbeat = setInterval(() => {
      metadata.leases.renew(lease, leaseMilliseconds).catch(() => undefined);
    }, heartbeatMilliseconds).unref();
    try {
      return await this.act(lease);
    } catch (error) {
      if (isStopping(error)) return 0;
      throw error;
    } finally {
      clearInterval(heartbeat);
      await metadata.leases.release(lease);
    }
  }

  private async act(lease: Lease): Promise<number> {
    const { metadata, clock, deliverer, provide } = this.options;
    const watch = this.watchOf(lease);
    await provide?.();
    await this.closeCutOff();
    const reports = await metadata.reports.listScheduled();
    const turns = await dueTurns(metadata, await metadata.projects.list(), reports, clock.now());
    const halted = new Set<string>();
    let done = 0;
    for (const turn of turns) {
      const key = `${turn.project} ${turn.name}`;
      if (halted.has(key)) continue;
      if (await this.take(turn, lease, watch)) done++;
      else halted.add(key);
    }
    await deliverer.sendDue(watch);
    return done;
  }

  /** Whether the turn is done; a failed one waits for its next attempt and holds up the later ones of its job. */
  private async take(
    { project, name, slot, at, report, isNewest }: Turn,
    lease: Lease,
    watch: Watch,
  ): Promise<boolean> {
    const { metadata, clock, work, log } = this.options;
    await watch('turn');
    const standing = (await metadata.jobs.list(project, { name, limit: 20 })).items.find(
      (one) => one.slot === slot,
    );
    const retryAt = standing?.steps['retryAt'];
    if (standing?.status === 'failed' && typeof retryAt === 'string' && new Date(retryAt) > clock.now())
      return false;
    const job = await metadata.jobs.begin({ project, name, slot }, lease.token);
    if (job.status === 'done') return true;
    try {
      if (report) await work.report(job, report, at, isNewest, watch);
      else await work.prepare(job, isNewest, watch, this.stopped.signal);
      await watch('finish');
      await metadata.jobs.finish(job);
      return true;
    } catch (error) {
      if (isStopping(error)) throw error;
      log.error('a turn of the night failed', { project, name, slot, error: told(error) });
      const attempts = attemptsOf(job.steps) + 1;
      const wait = Math.min(3_600_000, 60_000 * 4 ** (attempts - 1));
      const next = new Date(clock.now().getTime() + wait).toISOString();
      await metadata.jobs.saveSteps(job, { ...job.steps, attempts, retryAt: next });
      await metadata.jobs.fail(job, told(error));
      return attempts >= mostAttempts;
    }
  }

  private watchOf(lease: Lease): Watch {
    const { metadata, watch } = this.options;
    return async (step) => {
      if (this.stopped.signal.aborted) throw stopping('the scheduler was stopped');
      await watch?.(step);
      if (!(await metadata.leases.renew(lease, leaseMilliseconds))) {
        throw stopping('the right to act passed on to another scheduler');
      }
    };
  }

  private async closeCutOff(): Promise<void> {
    const { metadata, clock } = this.options;
    const oldest = clock.now().getTime() - cutOffMilliseconds;
    for (const run of await metadata.reportRuns.listRunning()) {
      if (run.startedAt.getTime() < oldest) await metadata.reportRuns.fail(run.id, 'it was cut off');
    }
  }
}

function stopping(message: string): Problem {
  return new Problem('cancelled', message);
}

function isStopping(error: unknown): boolean {
  return error instanceof Problem && error.code === 'cancelled';
}

function told(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
