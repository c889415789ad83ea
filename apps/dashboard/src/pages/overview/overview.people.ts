import type { RulePeople } from '../../address/root-search';

/** Who ordered from the first instant on and before the second (RFC 3339 or dates). */
export function buyersBetween(from: string, to: string, title: string): RulePeople {
  return {
    rule: { type: 'orders', aggregate: 'count', op: 'at-least', value: 1, window: { from, to } },
    title,
  };
}

/** Whose first order of all was in `[from, to)`, given as instants. */
export function newBetween(from: string, to: string, title: string): RulePeople {
  const last = new Date(new Date(to).getTime() - 1).toISOString();
  return { rule: { type: 'orders', aggregate: 'first', op: 'between', value: [from, last] }, title };
}
