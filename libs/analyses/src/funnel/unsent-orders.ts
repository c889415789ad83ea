import { readFileSync } from 'node:fs';
import type { FunnelDefinition } from './funnel.definition.js';
import { namesOf, ofOrders } from './stream.sql.js';

const unsentOrders = readFileSync(new URL('./unsent-orders.sql', import.meta.url), 'utf8');

/** The question of the orders that a funnel leaves out for want of an exchange rate; undefined where none could be in it. */
export function unratedOrders(funnel: FunnelDefinition): string | undefined {
  const isRead = funnel.order === 'strict' || namesOf(funnel).includes(ofOrders);
  return isRead && funnel.actor !== 'session' ? unsentOrders : undefined;
}
