import { Decimal } from 'decimal.js';
import { Rejection } from '../rows/rejection.js';

/** An object of a webhook's body. Its fields may be missing or of any type: shops add, rename and drop them. */
export type Payload = Record<string, unknown>;

/** A row of a webhook and the table that it is for; the row has yet to pass the checks. */
export interface ShopRow {
  table: 'orders' | 'refunds' | 'customers';
  row: Payload;
}

/** What a body is mapped against. */
export interface ShopSetting {
  /** The `source` of the rows. */
  source: string;
  /** The project's currency; undefined as long as it has none. */
  currency: string | undefined;
}

export const objectOf = (value: unknown): Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Payload) : {};

export const listOf = (value: unknown): Payload[] => (Array.isArray(value) ? value.map(objectOf) : []);

/** Text or a number as text; everything else is the empty text. Throws a Rejection for a number that is not exact. */
export function textOf(value: unknown): string {
  if (typeof value === 'number') {
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      throw new Rejection('unsafe-integer', 'is above 2^53 and no longer exact');
    }
    return String(value);
  }
  return typeof value === 'string' ? value.trim() : '';
}

/** The text, or nothing when it is empty: an optional field of a row. */
export const optional = (value: unknown, length = 500): string | undefined =>
  textOf(value).slice(0, length) || undefined;

/** Enough digits for a product or a share of amounts before it is rounded. */
export const Exact = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });

const pattern = /^-?\d{1,14}(\.\d{1,20})?$/;

/** An amount; nothing is 0. Throws a Rejection for what is no decimal. */
export function amountOf(value: unknown, path: string): Decimal {
  const text = textOf(value);
  if (text === '') return new Exact(0);
  if (!pattern.test(text)) throw new Rejection('invalid-money', 'must be a decimal', path);
  return new Exact(text);
}

/** As rows have it: four places, rounded half up, never below 0. */
export function moneyText(amount: Decimal): string {
  return Decimal.max(0, amount).toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toFixed();
}

export const sum = (amounts: readonly Decimal[]): Decimal =>
  amounts.reduce((total, amount) => total.plus(amount), new Exact(0));

/** The part `share` of `whole` that falls on `amount`; nothing falls on nothing. */
export const partOf = (amount: Decimal, share: Decimal, whole: Decimal): Decimal =>
  whole.isZero() ? new Exact(0) : amount.times(share).dividedBy(whole);
