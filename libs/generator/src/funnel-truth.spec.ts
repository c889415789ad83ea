import { describe, expect, it } from '@jest/globals';
import { generateShop } from '#generator';

const steps = [
  'product_viewed',
  'product_added',
  'checkout_started',
  'payment_info_entered',
  'order',
  'order',
];
const window = 30 * 86_400_000;

/** The deepest step that any entry reaches: from each first step, always the earliest next one. */
function deepest(stream: { at: number; name: string }[]): number {
  let best = 0;
  for (const [entry, { name, at }] of stream.entries()) {
    if (name !== steps[0]) continue;
    let reached = 1;
    for (let next = entry + 1; next < stream.length && reached < steps.length; next++) {
      if (stream[next]!.at - at > window) break;
      if (stream[next]!.name === steps[reached]) reached++;
    }
    best = Math.max(best, reached);
  }
  return best;
}

describe('the funnel of people in the truth', () => {
  it('is what a search through all events and orders finds', () => {
    const shop = generateShop({ customers: 700, seed: 11, trackedShare: 0.8 });
    const people = new Map<string, { at: number; name: string }[]>();
    const put = (person: string, name: string, time: string) => {
      const stream = people.get(person) ?? [];
      people.set(person, stream);
      stream.push({ at: Date.parse(time), name });
    };
    for (const event of shop.rows('events')) {
      put(event.customerId ?? event.anonymousId, event.name, event.occurredAt);
    }
    for (const order of shop.rows('orders')) {
      if (order.status === 'paid' || order.status === 'refunded')
        put(order.customerId, 'order', order.orderedAt);
    }
    const reached = new Array<number>(steps.length + 1).fill(0);
    for (const stream of people.values()) {
      const best = deepest(stream.sort((one, other) => one.at - other.at));
      for (let step = 1; step <= best; step++) reached[step]!++;
    }
    const { people: truth, repurchasedIn30Days } = shop.truth().observed.funnel;
    expect(reached.slice(1)).toEqual([...Object.values(truth).slice(1), repurchasedIn30Days]);
    expect(repurchasedIn30Days).toBeGreaterThan(100);
  });
});
