import type { ErasureRequest } from '#metadata';
import type { PersonId } from './person-table.js';
import type { IdKind, PersonIds } from './person-ids.js';
import { Mentions } from './text-mentions.js';

/** Somebody who is being erased, by all that is known of the ids. */
export class ErasedPerson implements PersonIds {
  private readonly ids: Record<IdKind, Set<string>> = {
    customer: new Set(),
    visitor: new Set(),
    order: new Set(),
  };
  private readonly words = new Set<string>();
  readonly erasure: string;
  /** Of a shop all of whose rows go; empty for a person. */
  readonly source: string;

  constructor({ id, customerId, anonymousId, source }: ErasureRequest) {
    this.erasure = id;
    const isShop = customerId === '' && anonymousId === '';
    this.source = isShop ? source : '';
    if (customerId !== '') this.ids.customer.add(customerId);
    if (anonymousId !== '') this.ids.visitor.add(anonymousId);
  }

  has(kind: IdKind, id: string): boolean {
    return this.ids[kind].has(id);
  }

  /** Takes in what the warehouse knows; rows of it that are about others are passed over. */
  learn(known: readonly PersonId[]): void {
    for (const { erasure, kind, value } of known) {
      if (erasure !== this.erasure) continue;
      if (kind === 'customer' || kind === 'address') this.ids.customer.add(value);
      else if (kind === 'visitor' || kind === 'tied') this.ids.visitor.add(value);
      else if (kind === 'word') this.words.add(value);
    }
  }

  learnOrder(name: string): void {
    this.ids.order.add(name);
  }

  /** Every id with its kind: what is suppressed from now on. */
  all(): { kind: IdKind; id: string }[] {
    return (Object.keys(this.ids) as IdKind[]).flatMap((kind) =>
      [...this.ids[kind]].map((id) => ({ kind, id })),
    );
  }

  customers(): string[] {
    return [...this.ids.customer];
  }

  /** What texts are searched for. */
  spellings(): string[] {
    return [...this.ids.customer, ...this.ids.visitor, ...this.words];
  }

  mentions(): Mentions {
    return new Mentions(this.spellings());
  }
}

/** All whose erasure is one run. */
export class ErasedPersons {
  constructor(readonly persons: readonly ErasedPerson[]) {}

  get erasures(): string[] {
    return this.persons.map(({ erasure }) => erasure);
  }
}
