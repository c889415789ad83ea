import type { Message } from './message.js';

/** That a visitor and a customer are the same person, as an SDK observed it. */
export interface IdentityLink {
  anonymousId: string;
  customerId: string;
}

/**
 * The link that an identify or alias tells; undefined for other messages and when one of the ids is missing. It is kept
 * as the event `identify` or `alias` that carries both ids.
 */
export function identityLink({ kind, anonymousId, customerId }: Message): IdentityLink | undefined {
  if (kind !== 'identify' && kind !== 'alias') return undefined;
  if (anonymousId === undefined || customerId === undefined || anonymousId === customerId) return undefined;
  return { anonymousId, customerId };
}
