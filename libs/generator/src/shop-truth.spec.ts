import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  type CustomerTruthRow,
  generateShop,
  type OrderRow,
  type ShopRows,
  type ShopTable,
  type ShopTruth,
} from '#generator';

const shop = generateShop();
const localHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  hourCycle: 'h23',
});
const localDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' });
const hourOf = (time: string) => Number(localHour.format(new Date(time)));
const dayOf = (time: string) => localDay.format(new Date(time));
const isNight = (time: string) => hourOf(time) >= 22 || hourOf(time) < 5;
const goodsOf = ({ gross, discount }: OrderRow) => Number(gross) - Number(discount);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const rows: Partial<{ [T in ShopTable]: ShopRows[T][] }> = {};
let truth: ShopTruth;
let paid: OrderRow[];
let customers: Map<string, CustomerTruthRow>;

/** That a share of `n` draws is `expected`, to within four standard errors. */
function expectShare(share: number, expected: number, n: number): void {
  expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / n));
}

/** One pass: all rows, but of the events only the checkouts and payments. */
beforeAll(() => {
  for (const { table, line } of shop.lines()) {
    if (table === 'events' && !/"(checkout_started|payment_info_entered)"/.test(line)) continue;
    (rows[table] ??= []).push(JSON.parse(line));
  }
  truth = shop.truth();
  paid = rows.orders!.filter(({ status }) => status === 'paid' || status === 'refunded');
  customers = new Map(rows['truth-customers']!.map((row) => [row.customerId, row]));
});

describe('the demo shop', () => {
  it('has about 5,000 customers, 20,000 orders and 400,000 events', () => {
    const counts = truth.observed.rows;
    expect(counts.customers).toBe(5000);
    expect(Math.abs(counts.orders / 20_000 - 1)).toBeLessThan(0.1);
    expect(Math.abs(counts.events / 400_000 - 1)).toBeLessThan(0.1);
    expect(truth.observed.orders.paid).toBe(paid.length);
  });

  it('buys at the rates of its customers until they drop out (BG/NBD)', () => {
    const people = [...customers.values()];
    const { r, alpha, a, b } = truth.model.purchases;
    const error = (variance: number) => 4 * Math.sqrt(variance / people.length);
    expect(Math.abs(mean(people.map(({ rate }) => rate)) - r / alpha)).toBeLessThan(error(r / alpha ** 2));
    const betaVariance = (a * b) / ((a + b) ** 2 * (a + b + 1));
    expect(Math.abs(mean(people.map(({ dropout }) => dropout)) - a / (a + b))).toBeLessThan(
      error(betaVariance),
    );
    // Given rate l and drop-out p, a customer places (1 - exp(-l p T)) / p repeat orders by T on average.
    const expected = people.map(({ rate, dropout, weeksObserved }) =>
      dropout < 1e-9 ? rate * weeksObserved : (1 - Math.exp(-rate * dropout * weeksObserved)) / dropout,
    );
    const repeats = people.map(({ orders }) => orders - 1);
    expect(Math.abs(mean(repeats) / mean(expected) - 1)).toBeLessThan(0.03);
    expect(repeats.filter((count) => count > 0).length).toBe(truth.observed.repeatBuyers);
  });

  it('has the orders that the truth about each customer tells', () => {
    const times = new Map<string, string[]>();
    for (const { customerId, orderedAt } of paid) {
      times.set(customerId, [...(times.get(customerId) ?? []), orderedAt].sort());
    }
    const wrong = [...customers.values()].filter(({ customerId, orders, firstOrderAt, lastOrderAt }) => {
      const own = times.get(customerId)!;
      return own.length !== orders || own[0] !== firstOrderAt || own.at(-1) !== lastOrderAt;
    });
    expect(wrong).toEqual([]);
  });

  it('has baskets of the stated values (Gamma-Gamma), within what the price list allows', () => {
    const ratios = paid.map((order) => goodsOf(order) / customers.get(order.customerId)!.meanOrderValue);
    expect(Math.abs(mean(ratios) - 1)).toBeLessThan(0.015);
    const spread = mean(ratios.map((ratio) => (ratio - 1) ** 2));
    expect(Math.abs(spread * truth.model.baskets.p - 1)).toBeLessThan(0.08);
    const values = [...customers.values()].map(({ meanOrderValue }) => meanOrderValue);
    expect(Math.abs(mean(values) / truth.expected.meanOrderValue - 1)).toBeLessThan(0.06);
  });

  it('has its night buyers, coupon hunters and high returners', () => {
    const { nightBuyers, coupons } = truth.model;
    const shareOf = (orders: OrderRow[], is: (order: OrderRow) => boolean) =>
      orders.filter(is).length / orders.length;
    const [night, day] = [true, false].map((is) =>
      paid.filter(({ customerId }) => customers.get(customerId)!.nightBuyer === is),
    );
    expectShare(
      shareOf(night!, ({ orderedAt }) => isNight(orderedAt)),
      nightBuyers.ordersAtNight,
      night!.length,
    );
    expectShare(
      shareOf(day!, ({ orderedAt }) => isNight(orderedAt)),
      nightBuyers.othersAtNight,
      day!.length,
    );
    expect(paid.filter(({ orderedAt }) => isNight(orderedAt)).length).toBe(truth.observed.orders.atNight);
    expect(
      Math.abs(truth.observed.orders.atNight / paid.length - truth.expected.nightOrderShare),
    ).toBeLessThan(0.02);
    const hunters = paid.filter(({ customerId }) => customers.get(customerId)!.couponHunter);
    expectShare(
      shareOf(hunters, ({ coupon }) => coupon !== undefined),
      coupons.hunterOrders,
      hunters.length,
    );
    const withRefund = new Set(Array.from(rows.refunds!, ({ orderId }) => orderId));
    const returners = paid.filter(({ customerId }) => customers.get(customerId)!.highReturner);
    const others = paid.filter(({ customerId }) => !customers.get(customerId)!.highReturner);
    const refunded = ({ orderId }: OrderRow) => withRefund.has(orderId);
    expect(shareOf(returners, refunded)).toBeGreaterThan(5 * shareOf(others, refunded));
  });

  it('sells most in November and on Sundays', () => {
    const months: Record<string, number> = {};
    const weekdays = new Array<number>(7).fill(0);
    for (const { orderedAt } of paid) {
      const day = dayOf(orderedAt);
      months[day.slice(0, 7)] = (months[day.slice(0, 7)] ?? 0) + 1;
      weekdays[new Date(day).getUTCDay()]!++;
    }
    expect(months['2025-11']! / months['2025-08']!).toBeGreaterThan(1.4);
    expect(weekdays.indexOf(Math.max(...weekdays))).toBe(0);
  });

  it('has channels that cost and bring what was planned', () => {
    for (const { name, cac, share } of truth.model.channels) {
      const channel = truth.observed.channels[name]!;
      expectShare(channel.customers / 5000, share, 5000);
      if (cac > 0) expect(Math.abs(channel.cac / cac - 1)).toBeLessThan(0.25);
      else expect(channel.spend).toBe('0.00');
    }
    const { referral, affiliate } = truth.observed.channels;
    expect(referral!.meanRate).toBeGreaterThan(1.2 * affiliate!.meanRate);
    const spend: Record<string, number> = {};
    for (const row of rows.spend!) spend[row.channel] = (spend[row.channel] ?? 0) + Number(row.amount);
    for (const [name, amount] of Object.entries(spend)) {
      expect(amount.toFixed(2)).toBe(truth.observed.channels[name]!.spend);
    }
  });

  it('passes each step of its funnel with the stated probability', () => {
    const counts = Object.values(truth.observed.funnel.sessions) as number[];
    const steps = Object.values(truth.model.funnel);
    for (const [step, probability] of steps.entries()) {
      expect(Math.abs(counts[step + 1]! / counts[step]! - probability)).toBeLessThan(0.02);
    }
  });
});

describe('the planted checkout fault', () => {
  it('stops the checkout of its device on its days, and nothing else', () => {
    const { device, days, expectedCheckoutToOrder, sessions } = truth.fault!;
    expect([device, days]).toEqual(['ios', ['2026-10-22', '2026-10-23', '2026-10-24', '2026-10-25']]);
    const rate = (from: Record<string, number>) => from.order_completed! / from.checkout_started!;
    expectShare(
      rate({ ...sessions.otherDays }),
      expectedCheckoutToOrder.otherDays,
      sessions.otherDays.checkout_started,
    );
    expectShare(
      rate({ ...sessions.faultDays }),
      expectedCheckoutToOrder.faultDays,
      sessions.faultDays.checkout_started,
    );
    const steps = { checkout_started: 0, payment_info_entered: 0 };
    const others = { ...steps };
    for (const { name, device: on, occurredAt } of rows.events!) {
      if (days.includes(dayOf(occurredAt))) (on === device ? steps : others)[name as keyof typeof steps]++;
    }
    expect(steps.payment_info_entered / steps.checkout_started).toBeLessThan(0.35);
    expect(others.payment_info_entered / others.checkout_started).toBeGreaterThan(0.75);
  });

  it('names the sessions that it hit', () => {
    const hit = new Map(Array.from(rows['truth-fault-sessions']!, (row) => [row.sessionId, row]));
    const steps = new Map<string, Set<string>>();
    for (const { sessionId, name, device, occurredAt } of rows.events!) {
      if (!hit.has(sessionId)) continue;
      expect([device, truth.fault!.days.includes(dayOf(occurredAt))]).toEqual(['ios', true]);
      steps.set(sessionId, (steps.get(sessionId) ?? new Set()).add(name));
    }
    expect(steps.size).toBe(hit.size);
    for (const names of steps.values()) {
      expect([names.has('checkout_started'), names.has('payment_info_entered')]).toEqual([true, false]);
    }
    expect([...hit.values()].filter(({ lostOrder }) => lostOrder).length).toBeGreaterThan(10);
  });
});
