import { dayOf, endOfDay, isDate, tryParseInstant } from '#core';
import { funnelWindow } from './rule.arbitrary.js';
import type { Shop, ShopOrder } from './shop.arbitrary.js';

/*
 * What a rule means, reckoned from plain objects in the plainest way: person by person, condition by condition. Shares
 * nothing with the compiler but the rule's form.
 */

/* eslint-disable @typescript-eslint/no-explicit-any -- rules are read as they come, by their documented form */
type Json = any;

const day = 86_400_000;

/**
 * The members of the audience, ids of visitors with their `~`. `audience` holds those of the one that
 * a rule may name. A part of a rule is about those whom the whole one is about.
 */
export function membersOf(
  rule: Json,
  shop: Shop,
  asOf: Date,
  audience: readonly string[] = [],
  whole: Json = rule,
): string[] {
  const now = asOf.getTime();
  const everyone = new Set<string>();
  for (const { id, createdAt } of shop.customers) if (createdAt === null || createdAt < now) everyone.add(id);
  for (const { customer, at, status } of shop.orders)
    if (status !== 'test' && at < now) everyone.add(customer);
  const about = { shop, now, audience };
  for (const condition of leaves(whole))
    for (const person of listed(condition, about) ?? []) everyone.add(person);
  return [...everyone].filter((person) => meets(rule, person, about)).sort();
}

interface About {
  readonly shop: Shop;
  readonly now: number;
  readonly audience: readonly string[];
}

export function leaves(rule: Json): Json[] {
  const inner: Json[] | undefined = rule.and ?? rule.or ?? (rule.not ? [rule.not] : undefined);
  return inner ? inner.flatMap(leaves) : [rule];
}

function meets(rule: Json, person: string, about: About): boolean {
  if (rule.and) return rule.and.every((one: Json) => meets(one, person, about));
  if (rule.or) return rule.or.some((one: Json) => meets(one, person, about));
  if (rule.not) return !meets(rule.not, person, about);
  const people = listed(rule, about);
  if (people) return people.includes(person);
  switch (rule.type) {
    case 'profile':
      return meetsProfile(rule, person, about);
    case 'consent':
      return recordOf(person, about)?.consent[rule.purpose] === rule.given;
    case 'orders':
      return meetsOrders(rule, person, about);
    case 'events':
      return meetsEvents(rule, person, about);
    case 'absence':
      return meetsAbsence(rule, person, about);
  }
  throw new Error(`the oracle does not know ${rule.type}`);
}

function recordOf(person: string, { shop, now }: About) {
  return shop.customers.find(({ id, createdAt }) => id === person && (createdAt === null || createdAt < now));
}

function meetsProfile({ field, op, values }: Json, person: string, about: About): boolean {
  const record = recordOf(person, about);
  let value: string | undefined;
  if (record && field === 'customerId') value = record.id;
  if (record && field === 'country' && record.country) value = record.country;
  if (record && field === 'birthYear' && record.birthYear) value = String(record.birthYear);
  if (record && field.startsWith('attribute.')) value = record.attributes[field.slice(10)];
  if (field === 'createdAt') {
    const at = record?.createdAt ?? undefined;
    if (op === 'exists') return at !== undefined;
    if (op === 'missing') return at === undefined;
    return at !== undefined && compareTime(at, op, values[0], about.shop.timeZone);
  }
  switch (op) {
    case 'exists':
      return value !== undefined;
    case 'missing':
      return value === undefined;
    case 'is':
      return value !== undefined && values.includes(value);
    case 'is-not':
      return !(value !== undefined && values.includes(value));
    case 'contains':
      return value !== undefined && values.some((one: string) => value.includes(one));
    case 'starts-with':
      return value !== undefined && values.some((one: string) => value.startsWith(one));
  }
  if (value === undefined || !/^-?\d+(\.\d+)?$/.test(value)) return false;
  return compare(Number(value), op, op === 'between' ? values : values[0]);
}

function compare(left: number, op: string, value: Json): boolean {
  if (op === 'between') return left >= Number(value[0]) && left <= Number(value[1]);
  const right = Number(value);
  const results: Record<string, boolean> = {
    greater: left > right,
    less: left < right,
    equal: left === right,
    'at-least': left >= right,
    'at-most': left <= right,
  };
  return results[op]!;
}

/** A date is every millisecond of its day. */
function compareTime(at: number, op: string, value: Json, zone: string): boolean {
  const moment = (text: string) => {
    const from = tryParseInstant(text, zone)!.getTime();
    return { from, to: isDate(text) ? endOfDay(text, zone).getTime() : from + 1 };
  };
  if (op === 'between') return at >= moment(value[0]).from && at < moment(value[1]).to;
  const { from, to } = moment(value);
  if (op === 'greater') return at >= to;
  if (op === 'less') return at < from;
  if (op === 'equal') return at >= from && at < to;
  return op === 'at-least' ? at >= from : at < to;
}

/** Neither zone of the random shops changes its clock, so days are 24 hours. */
function inWindow(at: number, window: Json, { now, shop }: About): boolean {
  if (!window) return true;
  if (window.days !== undefined) return at >= now - window.days * day;
  const border = (text: string) => tryParseInstant(text, shop.timeZone)!.getTime();
  return (
    (window.from === undefined || at >= border(window.from)) &&
    (window.to === undefined || at < border(window.to))
  );
}

const counts = ({ status }: ShopOrder) => status === 'paid' || status === 'refunded';
const goodsOf = ({ gross, discount }: ShopOrder) => Math.max(0, gross - discount);

/** What is left of an order's goods at an instant; a refunded one's rest went with its last change, when it was made. */
function netOf(order: ShopOrder, { shop, now }: About): number {
  const goods = goodsOf(order);
  const claims = shop.refunds.filter((refund) => refund.order === order.id);
  const total = (list: typeof claims) => list.reduce((sum, { amount }) => sum + amount, 0);
  const claimed = Math.min(goods, total(claims.filter(({ at }) => at < now)));
  if (order.status !== 'refunded') return goods - claimed;
  return Math.min(goods, total(claims)) - claimed;
}

function ordersOf(person: string, { shop, now }: About): ShopOrder[] {
  return shop.orders.filter((order) => order.customer === person && counts(order) && order.at < now);
}

function meetsOrders(rule: Json, person: string, about: About): boolean {
  const { aggregate, basis = 'net', op, value, window, where } = rule;
  const orders = ordersOf(person, about).filter(
    (order) => inWindow(order.at, window, about) && passes(order, where),
  );
  const money = (order: ShopOrder) => {
    if (basis === 'gross') return order.gross;
    return basis === 'net' ? netOf(order, about) : netOf(order, about) - order.cost;
  };
  const loose = about.shop.refunds.filter(
    (refund) =>
      refund.order === '' &&
      refund.customer === person &&
      refund.at < about.now &&
      inWindow(refund.at, window, about),
  );
  const sum = orders.reduce((total, order) => total + money(order), 0);
  switch (aggregate) {
    case 'count':
      return compare(orders.length, op, value);
    case 'sum': {
      const back = where || basis === 'gross' ? 0 : loose.reduce((total, { amount }) => total + amount, 0);
      return compare(sum - back, op, cents(value));
    }
    case 'average':
      return orders.length > 0 && compare(sum, op, cents(value, orders.length));
    case 'distinct-products': {
      const products = orders.flatMap((order) => order.items.map(({ product }) => product)).filter(Boolean);
      return compare(new Set(products).size, op, value);
    }
    default:
      return compareMoment(
        aggregate,
        orders.map(({ at }) => at),
        rule,
        about,
      );
  }
}

const cents = (value: Json, times = 1): Json =>
  Array.isArray(value) ? value.map((one) => cents(one, times)) : Math.round(Number(value) * 100) * times;

function passes(order: ShopOrder, where: Json = {}): boolean {
  return Object.entries<string[]>(where).every(([name, values]) => {
    if (name === 'productId') return order.items.some(({ product }) => values.includes(product));
    if (name === 'category') return order.items.some(({ category }) => values.includes(category));
    // An order without a channel has none that equals anything.
    return order.channel !== '' && values.includes(order.channel);
  });
}

function compareMoment(
  aggregate: string,
  times: number[],
  { op, value }: Json,
  { now, shop }: About,
): boolean {
  if (times.length === 0) return false;
  const at = aggregate === 'first' ? Math.min(...times) : Math.max(...times);
  const isTime = typeof [value].flat()[0] === 'string';
  if (isTime) return compareTime(at, op, value, shop.timeZone);
  return compare(Math.floor((now - at) / day), op, value);
}

interface Seen {
  readonly person: string;
  readonly name: string;
  readonly at: number;
  readonly device: string;
  readonly plan: string;
  readonly value: number;
}

/** The events, those that orders are included. */
function eventsOf({ shop, now }: About): Seen[] {
  const own = shop.events.map((event) => ({ ...event, value: event.value ?? 0 }));
  const bought = shop.orders.filter(counts).map((order) => ({
    person: order.customer,
    name: 'order_completed',
    at: order.at,
    device: '',
    plan: '',
    value: goodsOf(order),
  }));
  return [...own, ...bought].filter(({ at }) => at < now);
}

function meetsEvents(rule: Json, person: string, about: About): boolean {
  const { name, names = [name], aggregate, op, value, window, where = {} } = rule;
  const found = eventsOf(about).filter(
    (event) =>
      event.person === person &&
      names.includes(event.name) &&
      inWindow(event.at, window, about) &&
      (!where.device || where.device.includes(event.device)) &&
      (!where['properties.plan'] || where['properties.plan'].includes(event.plan)),
  );
  switch (aggregate) {
    case 'count':
      return compare(found.length, op, value);
    case 'sum':
      return compare(
        found.reduce((sum, event) => sum + event.value, 0),
        op,
        cents(value),
      );
    case 'distinct-days':
      return compare(
        new Set(found.map(({ at }) => dayOf(new Date(at), about.shop.timeZone))).size,
        op,
        value,
      );
    default:
      return compareMoment(
        aggregate,
        found.map(({ at }) => at),
        rule,
        about,
      );
  }
}

function meetsAbsence(
  { of, name, window, minimumTenureDays: tenure = 0 }: Json,
  person: string,
  about: About,
) {
  const { now, shop } = about;
  const ordered = ordersOf(person, about).map(({ at }) => at);
  const times =
    of === 'orders'
      ? ordered
      : eventsOf(about).flatMap((e) => (e.person === person && e.name === name ? e.at : []));
  if (times.some((at) => at >= now - window.days * day)) return false;
  if (tenure === 0) return true;
  const created = recordOf(person, about)?.createdAt ?? Infinity;
  const seen = [created, ...ordered, ...shop.events.filter((e) => e.person === person).map(({ at }) => at)];
  return Math.min(...seen) <= now - tenure * day;
}

/** The people whom a condition lists, for those that list people. */
function listed(rule: Json, about: About): readonly string[] | undefined {
  if (rule.type === 'audience') return about.audience;
  if (rule.type === 'rfm')
    return scored(rule.parameters, about)
      .filter((one) => inCells(rule, one))
      .map(({ id }) => id);
  if (rule.type !== 'analysis') return undefined;
  const { analysis, parameters } = rule;
  if (analysis === 'rfm') {
    return scored(parameters, about).flatMap(({ id, segment }) => (segment === parameters.segment ? id : []));
  }
  if (analysis === 'funnel') return atStep(parameters, about);
  return about.shop.customers
    .map(({ id }) => id)
    .concat(about.shop.orders.map(({ customer }) => customer))
    .filter((id, index, all) => all.indexOf(id) === index)
    .filter((id) => {
      const [first] = ordersOf(id, about).sort((a, b) => a.at - b.at);
      return first && (first.channel || '(none)') === parameters.cohort;
    });
}

interface Scored {
  readonly id: string;
  readonly r: number;
  readonly f: number;
  readonly m: number;
  readonly segment: string;
}

function inCells({ segment, r, f, m }: Json, scores: Scored): boolean {
  const within = (range: Json, score: number) =>
    !range || (score >= (range.min ?? 1) && score <= (range.max ?? 10));
  return (
    (!segment || segment.includes(scores.segment)) &&
    within(r, scores.r) &&
    within(f, scores.f) &&
    within(m, scores.m)
  );
}

function scored({ thresholds, lookbackDays, map }: Json, about: About): Scored[] {
  const since = about.now - lookbackDays * day;
  const buyers = new Set(about.shop.orders.map(({ customer }) => customer));
  return [...buyers].flatMap((id) => {
    const orders = ordersOf(id, about);
    if (orders.length === 0) return [];
    const recent = orders.filter(({ at }) => at >= since);
    const recency = Math.floor((about.now - Math.max(...orders.map(({ at }) => at))) / day);
    const back = about.shop.refunds
      .filter(({ order, customer, at }) => order === '' && customer === id && at >= since && at < about.now)
      .reduce((sum, { amount }) => sum + amount, 0);
    const monetary = recent.reduce((sum, order) => sum + netOf(order, about), 0) - back;
    const r = 1 + thresholds.recency.filter((cut: number) => recency < cut).length;
    const f = 1 + thresholds.frequency.filter((cut: number) => recent.length > cut).length;
    const m = 1 + thresholds.monetary.filter((cut: string) => monetary > Number(cut) * 100).length;
    const within = (range: number[] | undefined, score: number) =>
      !range || (score >= range[0]! && score <= range[1]!);
    const { segment } = map.find((one: Json) => within(one.r, r) && within(one.f, f) && within(one.m, m));
    return [{ id, r, f, m, segment }];
  });
}

/** Two steps: a view, then an order within the window, at the same time included. */
function atStep({ step, outcome = 'reached' }: Json, about: About): string[] {
  const all = eventsOf(about);
  const window = funnelWindow * 1000;
  const people = [...new Set(all.map(({ person }) => person))];
  return people.filter((person) => {
    const own = all.filter((event) => event.person === person);
    const views = own.flatMap(({ name, at }) => (name === 'product_viewed' ? at : []));
    const orders = own.flatMap(({ name, at }) => (name === 'order_completed' ? at : []));
    if (views.length === 0) return false;
    const converted = views.some((view) => orders.some((at) => at >= view && at - view <= window));
    if (outcome === 'reached') return step === 1 || converted;
    return !converted && Math.min(...views) + window < about.now;
  });
}
