import { Problem } from '#core';
import { IsNull, Not } from 'typeorm';
import { type Page, paged, type PageRequest } from '../store/paging.js';
import type { Store } from '../store/store.js';
import { forgetDeleted } from '../store/forget-deleted.js';
import { ErasureRequest, type ErasureKind } from './erasure-request.entity.js';

export interface ErasureDetails {
  kind?: ErasureKind;
  source?: string;
  anonymousId?: string;
}

/** The time that Shopify's rules and Article 12 of the GDPR give. */
const dueMilliseconds = 30 * 86_400_000;

/** What is to be erased or disclosed, and until when. The erasure itself reads `open` and calls `done`. */
export class ErasureRequests {
  constructor(private readonly store: Store) {}

  /**
   * Notes that a customer's data is to be erased within thirty days. Asking again while it is open changes nothing. An
   * empty `customerId` stands for a visitor when there is an `anonymousId`, else for everybody of the shop `source`.
   */
  async requestErasure(
    project: string,
    customerId: string,
    reason: string,
    { kind = 'erase', source = '', anonymousId = '' }: ErasureDetails = {},
  ): Promise<ErasureRequest> {
    const person = { customerId: customerId.slice(0, 200), anonymousId: anonymousId.slice(0, 200) };
    const key = { project, ...person, kind, source: source.slice(0, 100) };
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
      counts: null,
    });
    await this.store.insert(ErasureRequest, row);
    return row;
  }

  /** What is still to be done, the most urgent first. */
  open(project: string): Promise<ErasureRequest[]> {
    const where = { project, doneAt: IsNull() };
    return this.store.rows(ErasureRequest).find({ where, order: { dueAt: 'asc', id: 'asc' } });
  }

  /** The projects in which somebody is still to be erased. */
  async projectsToErase(): Promise<string[]> {
    const where = { kind: 'erase' as const, doneAt: IsNull() };
    const open = await this.store.rows(ErasureRequest).find({ where, select: { project: true } });
    return [...new Set(open.map(({ project }) => project))].sort();
  }

  /** How many erasures of a project were carried out. */
  countErased(project: string): Promise<number> {
    return this.store.rows(ErasureRequest).countBy({ project, kind: 'erase', doneAt: Not(IsNull()) });
  }

  /** Every request, newest first. */
  list(project: string, request: PageRequest = {}): Promise<Page<ErasureRequest>> {
    const query = this.store.rows(ErasureRequest).createQueryBuilder('request');
    return paged(query.where('request.project = :project', { project }), request);
  }

  /** @throws Problem `not-found` */
  async get(project: string, id: string): Promise<ErasureRequest> {
    const found = await this.store.rows(ErasureRequest).findOneBy({ project, id });
    if (!found) throw missing();
    return found;
  }

  /** Notes how much each store held: before it is deleted, so that a restart does not lose it. */
  async count(id: string, counts: Record<string, number>): Promise<void> {
    await this.store.rows(ErasureRequest).update({ id, doneAt: IsNull() }, { counts });
  }

  /** Marks a request as done, and forgets whom it was about. @throws Problem `not-found` */
  async done(project: string, id: string): Promise<void> {
    const where = { project, id, doneAt: IsNull() };
    const { affected } = await this.store.rows(ErasureRequest).update(where, this.forgotten());
    if (!affected) throw missing();
    await forgetDeleted(this.store.source);
  }

  /** Ends the requests to disclose what is kept of an erased person: nothing is, and they would still hold the id. */
  async closeDisclosures(project: string, customerIds: readonly string[]): Promise<void> {
    for (const customerId of customerIds) {
      const where = { project, customerId, kind: 'disclose' as const, doneAt: IsNull() };
      await this.store.rows(ErasureRequest).update(where, this.forgotten());
    }
  }

  private forgotten() {
    return { doneAt: this.store.now(), customerId: '', anonymousId: '' };
  }
}

const missing = () => new Problem('not-found', 'there is no such open request in this project');
