import { readFileSync } from 'node:fs';
import type { FunnelDefinition } from './funnel.definition.js';
import { ofOrders } from './stream.sql.js';

const unsentOrders = readFileSync(new URL('./unsent-orders.sql', import.meta.url), 'utf8');

/** The question of the orders that a funnel leaves out for want of an exchange rate; undefined where none could be in it. */
export function unratedOrders(funnel: FunnelDefinition): string | undefined {
  const { actor, order, steps, exclusions } = funnel;
  const names = [...steps, ...exclusions.map(({ selector }) => selector)].flatMap(({ events }) => events);
  const isRead = order === 'strict' || names.includes(ofOrders);
  return isRead && actor !== 'session' ? unsentOrders : undefined;
}
