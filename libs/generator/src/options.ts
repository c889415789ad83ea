import { isCurrency, isDate, isTimeZone, Problem, type ProblemDetail } from '#core';
import { defaultModel } from './model.js';
import type { ShopModel } from './model.types.js';

/** What to generate. Everything has a default: the demo shop. */
export interface ShopOptions {
  /** A whole number from 0 to 2^53 - 1. */
  seed?: number;
  /** Buyers; orders, events and visitors follow in proportion. */
  customers?: number;
  /** First local day (YYYY-MM-DD); two years before `end` by default. */
  start?: string;
  /** The local day at whose begin everything ends. */
  end?: string;
  /** ISO 4217. */
  currency?: string;
  /** IANA name. */
  timeZone?: string;
  /** The share of customers and visitors whose browsing leaves events; orders are not touched by it. */
  trackedShare?: number;
  /** Assumptions that differ from {@link defaultModel}. */
  model?: Partial<ShopModel>;
}

export interface ResolvedShopOptions {
  seed: number;
  customers: number;
  start: string;
  end: string;
  currency: string;
  timeZone: string;
  trackedShare: number;
  model: ShopModel;
}

/** The demo shop: about 5,000 customers, 20,000 orders and 400,000 events over two years. */
export const defaultShop: ResolvedShopOptions = {
  seed: 1,
  customers: 5000,
  start: '2024-11-01',
  end: '2026-11-01',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  trackedShare: 1,
  model: defaultModel,
};

/** How many days a range may have. */
const maxDays = 7320;

/**
 * The options with their defaults.
 * @throws Problem `invalid-parameters` that names every option that is wrong
 */
export function resolveShopOptions(options: ShopOptions = {}): ResolvedShopOptions {
  const end = options.end ?? defaultShop.end;
  const resolved: ResolvedShopOptions = {
    seed: options.seed ?? defaultShop.seed,
    customers: options.customers ?? defaultShop.customers,
    start: options.start ?? (isDate(end) ? twoYearsBefore(end) : defaultShop.start),
    end,
    currency: options.currency ?? defaultShop.currency,
    timeZone: options.timeZone ?? defaultShop.timeZone,
    trackedShare: options.trackedShare ?? defaultShop.trackedShare,
    model: { ...defaultModel, ...options.model },
  };
  const errors = [...mistakes(resolved), ...modelMistakes(resolved)];
  if (errors.length) {
    const detail = errors.map(({ path, message }) => `${path} ${message}`).join('; ');
    throw new Problem('invalid-parameters', detail, errors);
  }
  return resolved;
}

function twoYearsBefore(end: string): string {
  const day = `${Number(end.slice(0, 4)) - 2}${end.slice(4)}`;
  return isDate(day) ? day : day.replace('-29', '-28');
}

function* mistakes(shop: ResolvedShopOptions): Generator<ProblemDetail> {
  const wrong = (path: string, message: string): ProblemDetail => ({ code: 'invalid-option', path, message });
  if (!Number.isSafeInteger(shop.seed) || shop.seed < 0)
    yield wrong('seed', 'must be a whole number from 0 to 2^53 - 1');
  if (!Number.isInteger(shop.customers) || shop.customers < 1 || shop.customers > 100_000_000)
    yield wrong('customers', 'must be a whole number from 1 to 100,000,000');
  if (!isDate(shop.end)) yield wrong('end', 'must be a date (YYYY-MM-DD)');
  if (!isDate(shop.start)) yield wrong('start', 'must be a date (YYYY-MM-DD)');
  else if (isDate(shop.end)) {
    const days = (Date.parse(shop.end) - Date.parse(shop.start)) / 86_400_000;
    if (days < 7 || days > maxDays) yield wrong('start', `must be 7 to ${maxDays} days before end`);
  }
  if (!isCurrency(shop.currency)) yield wrong('currency', 'must be an ISO 4217 currency');
  if (!isTimeZone(shop.timeZone)) yield wrong('timeZone', 'must be an IANA time zone');
  if (!(shop.trackedShare >= 0 && shop.trackedShare <= 1)) yield wrong('trackedShare', 'must be from 0 to 1');
}

function* modelMistakes({ model }: ResolvedShopOptions): Generator<ProblemDetail> {
  const wrong = (path: string, message: string): ProblemDetail => ({ code: 'invalid-option', path, message });
  const positive = [...Object.values(model.purchases), model.baskets.p, model.baskets.gamma];
  if (!positive.every((value) => value > 0)) yield wrong('model', 'must have positive shapes and rates');
  if (!(model.baskets.q > 1)) yield wrong('model.baskets.q', 'must be above 1');
  const total = model.channels.reduce((sum, { share }) => sum + share, 0);
  if (Math.abs(total - 1) > 1e-9) yield wrong('model.channels', 'must have shares that add up to 1');
  if (model.season.length !== 12) yield wrong('model.season', 'must have 12 months');
  if (model.weekday.length !== 7) yield wrong('model.weekday', 'must have 7 days');
  if (!Object.values(model.funnel).every((step) => step > 0 && step <= 1))
    yield wrong('model.funnel', 'must have probabilities above 0 and up to 1');
  if (model.fault && !model.devices.some(({ name }) => name === model.fault!.device))
    yield wrong('model.fault.device', 'must be one of the devices');
}
