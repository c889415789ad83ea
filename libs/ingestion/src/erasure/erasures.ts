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
      if (requests.length > 0) await new ErasureRun(this.options, project, requests).run();
    } finally {
      lock.release();
    }
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
      try {
        for (const project of await this.options.metadata.erasureRequests.projectsToErase()) {
          if (!this.stop.signal.aborted) await this.carryOut(project);
        }
      } catch (error) {
        this.log.warn('an erasure failed and is tried again', { reason: (error as Error).message });
      }
      const woken = new Promise<void>((resolve) => (this.wake = resolve));
      await Promise.race([sleep(lookMilliseconds, undefined, { ref: false }), woken]);
    }
  }
}
