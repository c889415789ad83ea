import { beforeAll, describe, expect, it } from '@jest/globals';
import { type EventRow, generateShop, type OrderRow, type RefundRow } from '#generator';

const shop = generateShop({ customers: 600, seed: 3 });
/** Lists of what has the same key. */
function grouped<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const cents = (amount: string) => Math.round(Number(amount) * 100);

let orders: OrderRow[];
let refunds: RefundRow[];
let events: EventRow[];

beforeAll(() => {
  orders = [...shop.rows('orders')];
  refunds = [...shop.rows('refunds')];
  events = [...shop.rows('events')];
});

describe('the rows of a shop', () => {
  it('have ids of their own', () => {
    const unique = (ids: string[]) => new Set(ids).size === ids.length;
    expect(unique(orders.map(({ orderId }) => orderId))).toBe(true);
    expect(unique(refunds.map(({ refundId }) => refundId))).toBe(true);
    expect(unique(events.map(({ eventId }) => eventId))).toBe(true);
    expect(unique(Array.from(shop.rows('customers'), ({ customerId }) => customerId))).toBe(true);
    expect(unique(Array.from(shop.rows('products'), ({ productId }) => productId))).toBe(true);
    expect(unique(Array.from(shop.rows('spend'), (row) => `${row.day} ${row.channel} ${row.campaign}`))).toBe(
      true,
    );
  });

  it('name only customers, orders and products that exist', () => {
    const customers = new Set(Array.from(shop.rows('customers'), ({ customerId }) => customerId));
    const products = new Set(Array.from(shop.rows('products'), ({ productId }) => productId));
    const orderIds = new Set(orders.map(({ orderId }) => orderId));
    expect(orders.filter(({ customerId }) => !customers.has(customerId))).toEqual([]);
    expect(orders.flatMap(({ items }) => items).filter(({ productId }) => !products.has(productId))).toEqual(
      [],
    );
    expect(refunds.filter(({ orderId }) => !orderIds.has(orderId))).toEqual([]);
    expect(events.filter(({ customerId }) => customerId && !customers.has(customerId))).toEqual([]);
    expect(events.filter(({ productId }) => productId && !products.has(productId))).toEqual([]);
  });

  it('add up: items to gross, discount and cost', () => {
    const wrong = orders.filter(({ items, gross, discount, cost }) => {
      const sum = (of: (item: (typeof items)[number]) => number) => items.reduce((s, i) => s + of(i), 0);
      return (
        items.length === 0 ||
        sum(({ price, quantity }) => cents(price) * quantity) !== cents(gross) ||
        sum((item) => cents(item.discount)) !== cents(discount) ||
        sum((item) => cents(item.cost) * item.quantity) !== cents(cost) ||
        cents(discount) >= cents(gross)
      );
    });
    expect(wrong).toEqual([]);
  });

  it('never refund more than the goods value, and call an order refunded when it is so in full', () => {
    const refunded = new Map<string, number>();
    for (const { orderId, amount, items } of refunds) {
      refunded.set(orderId, (refunded.get(orderId) ?? 0) + cents(amount));
      if (items.length) expect(items.reduce((sum, item) => sum + cents(item.amount), 0)).toBe(cents(amount));
    }
    for (const { orderId, gross, discount, status } of orders) {
      const goods = cents(gross) - cents(discount);
      const amount = refunded.get(orderId) ?? 0;
      if (amount > goods || (status === 'refunded') !== (amount === goods)) throw new Error(orderId);
    }
    expect(refunds.length).toBeGreaterThan(refunded.size);
    const statuses = new Set(orders.map(({ status }) => status));
    expect([...statuses].sort()).toEqual(['cancelled', 'paid', 'pending', 'refunded', 'test']);
  });

  it('lie within the range, refunds after their order, customers before theirs', () => {
    const { from, to } = shop.truth();
    const times = [
      ...orders.flatMap(({ orderedAt, updatedAt }) => [orderedAt, updatedAt]),
      ...refunds.map(({ refundedAt }) => refundedAt),
      ...events.map(({ occurredAt }) => occurredAt),
      ...Array.from(shop.rows('customers'), ({ createdAt }) => createdAt),
    ];
    const bad = times.filter(
      (time) => Date.parse(time) < Date.parse(from) || Date.parse(time) >= Date.parse(to),
    );
    expect(bad).toEqual([]);
    const orderedAt = new Map(orders.map((order) => [order.orderId, order.orderedAt]));
    expect(refunds.filter((refund) => refund.refundedAt <= orderedAt.get(refund.orderId)!)).toEqual([]);
    const created = new Map(Array.from(shop.rows('customers'), (row) => [row.customerId, row.createdAt]));
    expect(orders.filter((order) => order.orderedAt < created.get(order.customerId)!)).toEqual([]);
  });

  it('tell buyers from visitors, and order the events of a session', () => {
    const customers = new Set(events.filter((event) => event.customerId).map((event) => event.anonymousId));
    expect(events.filter((event) => !event.customerId && customers.has(event.anonymousId))).toEqual([]);
    expect(events.some((event) => !event.customerId)).toBe(true);
    const wrong = events.filter((event, index) => {
      const before = events[index - 1];
      if (event.sessionId !== before?.sessionId) return event.sequence !== 1;
      return (
        event.sequence !== before.sequence + 1 ||
        event.occurredAt <= before.occurredAt ||
        event.device !== before.device ||
        event.anonymousId !== before.anonymousId
      );
    });
    expect(wrong).toEqual([]);
  });

  it('put view, cart, checkout and payment of its products before every paid order of a tracked customer', () => {
    const sessions = grouped(events, ({ sessionId }) => sessionId);
    const sessionsOf = grouped(sessions.values(), ([event]) => event!.customerId ?? '');
    for (const order of orders.filter(({ status }) => status === 'paid' || status === 'refunded')) {
      const own = sessionsOf.get(order.customerId)!;
      const session = own.find((list) => {
        const seconds = (Date.parse(order.orderedAt) - Date.parse(list.at(-1)!.occurredAt)) / 1000;
        return list.at(-1)!.name === 'payment_info_entered' && seconds > 0 && seconds < 1200;
      })!;
      for (const { productId } of order.items) {
        const steps = session.filter((event) => event.productId === productId).map(({ name }) => name);
        expect(steps.join(' ')).toMatch(/product_viewed.*product_added/);
      }
      expect(session.map(({ name }) => name).join(' ')).toMatch(/checkout_started payment_info_entered$/);
      expect(session[0]!.device).toBe(order.device);
    }
  });

  it('are as JSON.stringify would write them', () => {
    for (const { line } of shop.lines()) {
      if (JSON.stringify(JSON.parse(line)) !== line) throw new Error(line);
    }
  });
});
