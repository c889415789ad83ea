import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TimeLimit } from '#core';
import { type FileLock, tryLock, type ProjectWarehouse, type WarehouseLog } from '#warehouse';
import { screenBeforeLoad } from '../erasure/spool-erasure.js';
import { storedColumns } from '../rows/row-reader.js';
import type { TableName } from '../rows/row-type.js';
import type { SegmentFile } from '../spool/segment.js';
import { SegmentContent } from '../spool/segment-content.js';
import type { Spool } from '../spool/spool.js';
import { backoff } from './backoff.js';
import { KeptCounts } from './kept-counts.js';
import { withSignal } from './signalled.warehouse.js';
import { type LoadedProject, SegmentLoad } from './segment-load.js';

/** What became of a segment's rows; undefined when another process loaded it. */
export type SegmentOutcome = Awaited<ReturnType<SegmentLoad['run']>> | undefined;

interface Waiter {
  resolve(outcome: SegmentOutcome): void;
  reject(error: unknown): void;
}

/** What a loader did since it was made. */
export interface LoaderCounts {
  /** Segments that were loaded. */
  segments: number;
  /** Attempts that failed and were tried again. */
  failures: number;
}

const lockPauseMilliseconds = 30;
/** A load that is given up and tried again has more time each time, up to this multiple of the first. */
const mostPatience = 64;

/**
 * Loads the ready segments of one project and table, oldest first and one at a time, also among processes: a lock file
 * in the folder is held while segments load. Tries again, with growing pauses, as long as the warehouse is away.
 */
export class TableLoader {
  private running = Promise.resolve();
  private isRunning = false;
  private hasNews = false;
  private readonly waiters = new Map<string, Waiter[]>();
  private attempt = 0;
  /** How often in a row an attempt was given up because its time was over. */
  private timesUp = 0;
  readonly counts: LoaderCounts = { segments: 0, failures: 0 };

  constructor(
    private readonly project: string,
    private readonly table: TableName,
    private readonly spool: Spool,
    private readonly warehouse: ProjectWarehouse,
    private readonly log: WarehouseLog,
    private readonly stop: AbortSignal,
    /** How long the first attempt to load a segment may take. */
    private readonly patience: number,
    private readonly about: LoadedProject,
  ) {}

  /** Whether there is something to load already; it is tried until it succeeds. */
  get isBusy(): boolean {
    return this.isRunning;
  }

  /** Starts loading what is ready, if it is not under way. */
  kick(): void {
    this.hasNews = true;
    if (this.isRunning) return;
    this.isRunning = true;
    this.running = this.run();
  }

  /** Resolves when the segment is in the warehouse. Fails when the loader is stopped before. */
  loaded(segment: string): Promise<SegmentOutcome> {
    return new Promise((resolve, reject) => {
      this.waiters.set(segment, [...(this.waiters.get(segment) ?? []), { resolve, reject }]);
      this.kick();
    });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.isRunning) await this.running;
  }

  private async run(): Promise<void> {
    while (this.hasNews && !this.stop.aborted) {
      this.hasNews = false;
      try {
        await this.loadAll();
        this.attempt = 0;
        this.timesUp = 0;
      } catch (error) {
        this.hasNews = true;
        if (this.stop.aborted) break;
        this.counts.failures += 1;
        this.log.warn(`loading ${this.table} failed and is tried again`, {
          project: this.project,
          attempt: this.attempt,
          reason: (error as Error).message,
        });
        await sleep(backoff(this.attempt++), undefined, { signal: this.stop }).catch(() => undefined);
      }
    }
    // No pause between the last look at hasNews and this: a kick is never lost.
    this.isRunning = false;
    if (this.stop.aborted) this.rejectWaiters();
  }

  private async loadAll(): Promise<void> {
    if ((await this.spool.ready(this.project, this.table)).length > 0) {
      const lock = await this.lock();
      try {
        // Listed again under the lock: another process may have loaded some.
        for (const segment of await this.spool.ready(this.project, this.table)) {
          if (this.stop.aborted) return;
          this.resolveWaiters(segment.id, await this.load(segment));
        }
      } finally {
        lock.release();
      }
    }
    await this.resolveGone();
  }

  private async lock(): Promise<FileLock> {
    for (;;) {
      const lock = tryLock(join(this.spool.folderOf(this.project, this.table), 'load.lock'));
      if ('release' in lock) return lock;
      await sleep(lockPauseMilliseconds, undefined, { signal: this.stop });
    }
  }

  private async load(segment: SegmentFile): Promise<SegmentOutcome> {
    await screenBeforeLoad(this.spool, segment, this.about.erased);
    const columns = storedColumns(this.table);
    const head = { project: this.project, table: this.table, columns };
    const content = await SegmentContent.read(segment.path, head);
    const outcome = content && (await this.inTime(segment.id, content));
    if (content && content.damagedBytes > 0) {
      this.log.error(`the disk damaged a segment of ${this.table}`, {
        segment: segment.id,
        bytes: content.damagedBytes,
        rows: content.lostRows,
      });
    }
    // The segment goes last: by now the ledger's token stands for the counts, and nothing would come back for them.
    await new KeptCounts(segment.path).remove();
    await this.spool.remove(segment);
    this.counts.segments += 1;
    return outcome;
  }

  /** Gives an attempt up on which nothing moves any more, as behind a connection that swallows everything. */
  private async inTime(segment: string, content: SegmentContent): Promise<SegmentOutcome> {
    const limit = new TimeLimit(this.patience * Math.min(mostPatience, 2 ** this.timesUp), this.stop);
    try {
      const warehouse = withSignal(this.warehouse, limit.signal);
      return await new SegmentLoad(warehouse, segment, content, this.about).run();
    } finally {
      limit.end();
      if (limit.isReached) this.timesUp += 1;
    }
  }

  /** Segments that are no longer there were loaded by another process. */
  private async resolveGone(): Promise<void> {
    if (this.waiters.size === 0) return;
    const there = new Set(await this.spool.segmentIds(this.project, this.table));
    for (const id of [...this.waiters.keys()]) if (!there.has(id)) this.resolveWaiters(id);
  }

  private resolveWaiters(segment: string, outcome?: SegmentOutcome): void {
    const waiters = this.waiters.get(segment) ?? [];
    this.waiters.delete(segment);
    for (const waiter of waiters) waiter.resolve(outcome);
  }

  private rejectWaiters(): void {
    for (const waiter of [...this.waiters.values()].flat()) {
      waiter.reject(new Error('the loader was stopped; the rows are safe in the spool'));
    }
    this.waiters.clear();
  }
}
