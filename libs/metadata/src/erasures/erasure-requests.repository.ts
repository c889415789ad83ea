import { Problem } from '#core';
import { IsNull } from 'typeorm';
import type { Store } from '../store/store.js';
import { ErasureRequest, type ErasureKind } from './erasure-request.entity.js';

export interface ErasureDetails {
  kind?: ErasureKind;
  source?: string;
}

/** The time that Shopify's rules and Article 12 of the GDPR give. */
const dueMilliseconds = 30 * 86_400_000;

/** What is to be erased or disclosed, and until when. The erasure itself reads `open` and calls `done`. */
export class ErasureRequests {
  constructor(private readonly store: Store) {}

  /**
   * Notes that a customer's data is to be erased within thirty days. Asking again while it is open changes nothing. An
   * empty `customerId` with a `source` stands for everybody of that shop.
   */
  async requestErasure(
    project: string,
    customerId: string,
    reason: string,
    { kind = 'erase', source = '' }: ErasureDetails = {},
  ): Promise<ErasureRequest> {
    const key = { project, customerId: customerId.slice(0, 200), kind, source: source.slice(0, 100) };
    const known = await this.store.rows(ErasureRequest).findOneBy({ ...key, doneAt: IsNull() });
    if (known) return known;
    const requestedAt = this.store.now();
    const row = Object.assign(new ErasureRequest(), {
      ...key,
      id: this.store.newId(),
      reason: reason.slice(0, 200),
      requestedAt,
      dueAt: new Date(requestedAt.getTime() + dueMilliseconds),
      doneAt: null,
    });
    await this.store.insert(ErasureRequest, row);
    return row;
  }

  /** What is still to be done, the most urgent first. */
  open(project: string): Promise<ErasureRequest[]> {
    const where = { project, doneAt: IsNull() };
    return this.store.rows(ErasureRequest).find({ where, order: { dueAt: 'asc', id: 'asc' } });
  }

  /** Marks a request as done, and forgets whom it was about. @throws Problem `not-found` */
  async done(project: string, id: string): Promise<void> {
    const where = { project, id, doneAt: IsNull() };
    const set = { doneAt: this.store.now(), customerId: '' };
    const { affected } = await this.store.rows(ErasureRequest).update(where, set);
    if (!affected) throw new Problem('not-found', 'there is no such open request in this project');
  }
}
