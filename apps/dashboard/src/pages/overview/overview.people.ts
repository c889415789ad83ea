import type { RulePeople } from '../../address/root-search';

/** Who ordered from the first instant on and before the second (RFC 3339 or dates). */
export function buyersBetween(from: string, to: string, title: string): RulePeople {
  return {
    rule: { type: 'orders', aggregate: 'count', op: 'at-least', value: 1, window: { from, to } },
    title,
  };
}
