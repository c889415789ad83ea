import fc from 'fast-check';
import type { OrderTuple, RefundTuple } from './given.rows.js';

/** An order as a test knows it; money in cents, times in milliseconds. */
export interface RandomOrder {
  readonly orderId: string;
  readonly source: string;
  readonly customerId: string;
  readonly at: number;
  readonly updatedAt: number;
  readonly status: 'paid' | 'refunded' | 'cancelled';
  readonly gross: number;
  readonly discount: number;
  readonly cost: number;
  readonly channel: string;
}

/** A refund as a test knows it; it names an order's id, with or without a source, or (null) only the customer. */
export interface RandomRefund {
  readonly orderId: string | null;
  readonly source: string;
  readonly customerId: string;
  readonly at: number;
  readonly amount: number;
  readonly isRateKnown: boolean;
}

export interface RandomShop {
  readonly orders: readonly RandomOrder[];
  readonly refunds: readonly RandomRefund[];
}

/** A movement of money: an order that counts, or what a refund takes. `order` is undefined for a customer's refund. */
export interface Movement {
  readonly customerId: string;
  readonly at: number;
  readonly order: RandomOrder | undefined;
  readonly isOrder: boolean;
  readonly gross: number;
  readonly net: number;
  readonly contribution: number;
}

const dayMilliseconds = 86_400_000;

/**
 * Small shops with much in them that is rare: ids that two sources share, refunds before their orders, above the
 * goods or of orders that do not count, orders refunded by status alone. Times lie in the 120 days from `firstDay`.
 */
export function randomShops(firstDay: string): fc.Arbitrary<RandomShop> {
  const begin = Date.parse(`${firstDay}T00:00:00Z`);
  const time = fc
    .tuple(fc.nat(119), fc.constantFrom(0, 1, 12, 22, 23))
    .map(([day, hour]) => begin + day * dayMilliseconds + hour * 3_600_000);
  const customerId = fc.constantFrom('ada', 'bob', 'cyd', 'dee', 'eli', 'fay');
  const order = fc.record({
    number: fc.nat(14),
    source: fc.constantFrom('', 'pos', 'web'),
    customerId,
    at: time,
    later: fc.nat(60),
    status: fc.constantFrom('paid', 'paid', 'paid', 'refunded', 'cancelled'),
    gross: fc.integer({ min: 1, max: 40 }).map((tens) => tens * 250),
    discount: fc.constantFrom(0, 0, 100),
    cost: fc.constantFrom(0, 125),
    channel: fc.constantFrom('', 'app', 'web'),
  });
  const refund = fc.record({
    number: fc.option(fc.nat(14), { freq: 6 }),
    source: fc.constantFrom('', 'pos', 'web'),
    customerId,
    at: time,
    amount: fc.integer({ min: 1, max: 30 }).map((tens) => tens * 200),
    isRateKnown: fc.constantFrom(true, true, true, false),
  });
  return fc
    .record({
      orders: fc.uniqueArray(order, { maxLength: 24, selector: (one) => `${one.source}/${one.number}` }),
      refunds: fc.array(refund, { maxLength: 12 }),
    })
    .map(({ orders, refunds }) => ({
      orders: orders.map(({ number, later, ...one }) => ({
        ...one,
        orderId: `o${number}`,
        updatedAt: one.at + later * dayMilliseconds,
      })),
      refunds: refunds.map(({ number, ...one }) => ({
        ...one,
        orderId: number === null ? null : `o${number}`,
      })),
    }));
}

/** The shop's rows for {@link givenOrders} and {@link givenRefunds}. */
export function rowsOf({ orders, refunds }: RandomShop): { orders: OrderTuple[]; refunds: RefundTuple[] } {
  const time = (at: number) => new Date(at).toISOString();
  const stored = (at: number) => time(at).replace('T', ' ').replace('Z', '');
  const money = (cents: number) => (cents / 100).toFixed(2);
  return {
    orders: orders.map((one) => [
      one.customerId,
      time(one.at),
      money(one.gross),
      {
        order_id: one.orderId,
        source: one.source,
        status: one.status,
        discount: money(one.discount),
        cost: money(one.cost),
        channel: one.channel,
        updated_at: stored(one.updatedAt),
      },
    ]),
    refunds: refunds.map((one) => [
      one.orderId === null ? one.customerId : '',
      time(one.at),
      money(one.amount),
      {
        source: one.source,
        exchange_rate: one.isRateKnown ? '1' : '0',
        ...(one.orderId === null ? {} : { order_id: one.orderId }),
      },
    ]),
  };
}

/** Every movement of money in the shop, computed in memory and order by order. */
export function movementsOf(shop: RandomShop): Movement[] {
  const known = shop.refunds.filter((refund) => refund.isRateKnown);
  const counted = shop.orders.filter((order) => order.status !== 'cancelled');
  return [
    ...counted.flatMap((order) => [
      placed(order),
      ...refunded(
        order,
        known.filter((refund) => targetOf(refund, shop.orders) === order),
      ),
    ]),
    ...known
      .filter((refund) => refund.orderId === null)
      .map(({ customerId, at, amount }) => taken(customerId, at, amount, undefined)),
  ];
}

/** The order that a refund names: by its source; without one, the order without, else the first source that has the id. */
function targetOf(refund: RandomRefund, orders: readonly RandomOrder[]): RandomOrder | undefined {
  const sameId = orders.filter((order) => order.orderId === refund.orderId);
  if (refund.source !== '') return sameId.find((order) => order.source === refund.source);
  return sameId.sort((a, b) => (a.source < b.source ? -1 : 1))[0];
}

function placed(order: RandomOrder): Movement {
  const net = order.gross - order.discount;
  const { customerId, at, gross, cost } = order;
  return { customerId, at, order, isOrder: true, gross, net, contribution: net - cost };
}

function refunded(order: RandomOrder, claims: readonly RandomRefund[]): Movement[] {
  const goods = order.gross - order.discount;
  const claimed = claims.reduce((sum, { amount }) => sum + amount, 0);
  const all = claims.map(({ at, amount }) => ({ at, amount }));
  if (order.status === 'refunded') all.push({ at: order.updatedAt, amount: Math.max(goods - claimed, 0) });
  let left = goods;
  return all
    .sort((a, b) => a.at - b.at)
    .map(({ at, amount }) => {
      const effect = Math.min(amount, left);
      left -= effect;
      return taken(order.customerId, Math.max(at, order.at), effect, order);
    });
}

function taken(customerId: string, at: number, amount: number, order: RandomOrder | undefined): Movement {
  return { customerId, at, order, isOrder: false, gross: 0, net: -amount, contribution: -amount };
}
