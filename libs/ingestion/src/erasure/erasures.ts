import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '#core';
import type { ErasureRequest, Metadata } from '#metadata';
import { silentLog, waitForLock, type Warehouse, type WarehouseLog } from '#warehouse';
import type { Ingestion } from '../ingestion.js';
import { ErasureRun } from './erasure-run.js';

export interface ErasuresOptions {
  home: string;
  ingestion: Ingestion;
  metadata: Metadata;
  warehouse: Warehouse;
  log?: WarehouseLog;
}

/** Somebody by the one id that is known. */
export interface ErasureSubject {
  customerId?: string;
  anonymousId?: string;
}

const lockMilliseconds = 300_000;
const lookMilliseconds = 2_000;
/** What takes part in one run; the rest follows in the next. */
const mostAtOnce = 200;

/** Erases people: notes who is to go, and carries it out, by the process that holds the home's lock. */
export class Erasures {
  private readonly log: WarehouseLog;
  private readonly stop = new AbortController();
  private working = Promise.resolve();
  private wake: (() => void) | undefined;

  constructor(private readonly options: ErasuresOptions) {
    this.log = options.log ?? silentLog;
  }

  /**
   * Notes a request; it is carried out within a minute by the running server. Asking again while it is open gives the same.
   * @throws Problem `unknown-project`, `invalid-parameters` unless exactly one id is given
   */
  async request(project: string, subject: ErasureSubject, reason: string): Promise<ErasureRequest> {
    const { customerId = '', anonymousId = '' } = subject;
    for (const [path, id] of Object.entries({ customerId, anonymousId })) {
      if (Buffer.byteLength(id) > 200) {
        const message = 'must have at most 200 bytes';
        throw new Problem('invalid-parameters', `${path} ${message}`, [
          { code: 'too-long', path: `/${path}`, message },
        ]);
      }
    }
    if ((customerId === '') === (anonymousId === '')) {
      throw new Problem('invalid-parameters', 'name either customerId or anonymousId');
    }
    await this.options.metadata.projects.get(project);
    const { erasureRequests } = this.options.metadata;
    const request = await erasureRequests.requestErasure(project, customerId, reason, { anonymousId });
    this.wake?.();
    return request;
  }

  /** Carries out what is open in a project; resolves when nothing is left of these people. Errors leave the requests open. */
  async carryOut(project: string): Promise<void> {
    const lock = await waitForLock(join(this.options.home, 'erasure.lock'), lockMilliseconds);
    try {
      const open = await this.options.metadata.erasureRequests.open(project);
      const requests = open.filter(({ kind }) => kind === 'erase').slice(0, mostAtOnce);
      if (requests.length > 0) await this.run(project, requests);
    } finally {
      lock.release();
    }
  }

  /** All in one run, which costs about as much as one of them; one by one when that fails, so that none holds the others up. */
  private async run(project: string, requests: readonly ErasureRequest[]): Promise<void> {
    try {
      return await new ErasureRun(this.options, project, requests).run();
    } catch (error) {
      if (requests.length === 1) throw error;
      this.log.warn('erasures failed together and are tried one by one', { reason: reasonOf(error) });
    }
    let failure: unknown;
    for (const request of requests) {
      // What is left is done by the next start, which waits for nobody.
      if (this.stop.signal.aborted) break;
      await new ErasureRun(this.options, project, [request])
        .run()
        .catch((error: unknown) => (failure = error));
    }
    if (failure) throw failure;
  }

  /** Carries out, from now on, what is open in any project; also what an earlier process left half-way. */
  start(): void {
    this.working = this.work();
  }

  /** Resolves when nothing is under way; what is cut off goes on at the next start. */
  async close(): Promise<void> {
    this.stop.abort();
    this.wake?.();
    await this.working;
  }

  private async work(): Promise<void> {
    while (!this.stop.signal.aborted) {
      const projects = await this.projectsToErase();
      for (const project of projects) {
        if (this.stop.signal.aborted) break;
        await this.carryOut(project).catch((error: unknown) => this.warn(error));
      }
      const woken = new Promise<void>((resolve) => (this.wake = resolve));
      await Promise.race([sleep(lookMilliseconds, undefined, { ref: false }), woken]);
    }
  }

  private async projectsToErase(): Promise<readonly string[]> {
    try {
      return await this.options.metadata.erasureRequests.projectsToErase();
    } catch (error) {
      this.warn(error);
      return [];
    }
  }

  private warn(error: unknown): void {
    this.log.warn('an erasure failed and is tried again', { reason: reasonOf(error) });
  }
}

const reasonOf = (error: unknown) => (error as Error).message;
