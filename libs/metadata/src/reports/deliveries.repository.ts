import { LessThanOrEqual } from 'typeorm';
import { kept } from '../store/checks.js';
import type { Store } from '../store/store.js';
import { Delivery } from './delivery.entity.js';

/** Sends each revision at most once over each channel: whoever claims a delivery first sends it, and nobody else. */
export class Deliveries {
  constructor(private readonly store: Store) {}

  /** Plans the run's deliveries; what was planned before stays as it is. All deliveries of the run, by channel. */
  async plan(runId: string, channels: readonly string[]): Promise<Delivery[]> {
    const now = this.store.now();
    const rows = channels.map((channel) => ({
      id: this.store.newId(),
      runId,
      channel,
      state: 'pending' as const,
      attempts: 0,
      nextAttemptAt: now,
      lastError: null,
      claimedAt: null,
      deliveredAt: null,
      createdAt: now,
    }));
    await this.store.insertMissing(Delivery, rows);
    return this.ofRun(runId);
  }

  ofRun(runId: string): Promise<Delivery[]> {
    return this.store.rows(Delivery).find({ where: { runId }, order: { channel: 'asc' } });
  }

  /** What is to be sent now, the longest waiting first. */
  due(limit = 100): Promise<Delivery[]> {
    return this.store.rows(Delivery).find({
      where: { state: 'pending', nextAttemptAt: LessThanOrEqual(this.store.now()) },
      order: { nextAttemptAt: 'asc', id: 'asc' },
      take: limit,
    });
  }

  /** Whether the caller, and no one else, is to send it now. */
  async claim(id: string): Promise<boolean> {
    const now = this.store.now();
    const set = { state: 'sending' as const, attempts: () => 'attempts + 1', claimedAt: now };
    const where = "id = :id and state = 'pending' and next_attempt_at <= :now";
    return (await this.store.change(Delivery, set, where, { id, now })) === 1;
  }

  async succeed(id: string): Promise<void> {
    const now = this.store.now();
    const set = { state: 'delivered' as const, deliveredAt: now, nextAttemptAt: null, lastError: null };
    await this.store.change(Delivery, set, "id = :id and state = 'sending'", { id });
  }

  /** Notes an attempt that certainly did not arrive; it is tried again at `retryAt`, or never when that is null. */
  async fail(id: string, error: string, retryAt: Date | null): Promise<void> {
    const set = {
      state: retryAt ? ('pending' as const) : ('failed' as const),
      lastError: kept(error),
      nextAttemptAt: retryAt,
    };
    await this.store.change(Delivery, set, "id = :id and state = 'sending'", { id });
  }

  /** Notes an attempt that may have arrived: it is not sent again. */
  async doubt(id: string, error: string): Promise<void> {
    const set = { state: 'uncertain' as const, lastError: kept(error), nextAttemptAt: null };
    await this.store.change(Delivery, set, "id = :id and state = 'sending'", { id });
  }

  /**
   * Puts one that failed, or that nobody knows about, back among those that wait: somebody decided that it shall be sent
   * again. Whether it was such a one.
   */
  async again(id: string): Promise<boolean> {
    const set = { state: 'pending' as const, nextAttemptAt: this.store.now() };
    const where = "id = :id and state in ('uncertain', 'failed')";
    return (await this.store.change(Delivery, set, where, { id })) === 1;
  }

  /** Gives up on what was claimed before `claimedBefore` and never reported: it may have arrived. Returns how many. */
  abandon(claimedBefore: Date): Promise<number> {
    const set = { state: 'uncertain' as const, lastError: 'cut off while sending', nextAttemptAt: null };
    const where = "state = 'sending' and claimed_at < :claimedBefore";
    return this.store.change(Delivery, set, where, { claimedBefore });
  }
}
