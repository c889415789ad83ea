import { isCurrency, isMoney, maxMoney } from '#core';
import { Decimal } from 'decimal.js';
import { Rejection } from './rejection.js';

export type Amount = string | number;

/** Enough digits for every product of two amounts, so that sums are exact until they are rounded to 4 places. */
const Exact = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });

/** Above this a double no longer holds 4 decimal places. */
const maxExactNumber = Number.MAX_SAFE_INTEGER / 10_000;

/** A decimal as text with at most 4 places; trailing zeros beyond them are dropped. */
function decimalText(value: Amount, path: string): string {
  const text = typeof value === 'number' ? String(value) : value.replace(/(\.\d{4}\d*?)0+$/, '$1');
  if (typeof value === 'number' && Math.abs(value) > maxExactNumber && !Number.isSafeInteger(value)) {
    throw new Rejection('invalid-money', 'has more digits than a JSON number keeps; send it as text', path);
  }
  if (isMoney(text)) return text;
  const rule = 'must be a decimal with at most 14 digits before and 4 after the point, without an exponent';
  throw new Rejection('invalid-money', text.includes(',') ? `${rule}; ${commas}` : rule, path);
}

/** What helps where files write amounts with a comma. */
const commas = 'in a file, a mapping reads 1.234,50 in the format decimal-comma, 1,234.50 in thousands-comma';

/** An amount that is not negative, as decimal text; nothing is 0. */
export function amountCell(value: Amount | undefined, path: string): string {
  if (value === undefined) return '0';
  const text = decimalText(value, path);
  if (text.startsWith('-') && Number(text) !== 0) {
    throw new Rejection('out-of-range', 'must not be negative', path);
  }
  return text.startsWith('-') ? '0' : text;
}

/** An amount of any sign. */
export function signedAmountCell(value: Amount, path: string): string {
  return decimalText(value, path);
}

/** A quantity above 0. */
export function quantityCell(value: Amount, path: string): string {
  const text = decimalText(value, path);
  if (Number(text) <= 0) throw new Rejection('out-of-range', 'must be above 0', path);
  return text;
}

const places = 4;
const unit = 10n ** BigInt(places);

/** Decimal text with at most 4 places as a whole number of ten-thousandths. */
function scaled(text: string): bigint {
  const [whole, fraction = ''] = text.split('.') as [string, string?];
  return BigInt(whole + fraction.padEnd(places, '0'));
}

/** Below this, ten-thousandths are exact as numbers, and so is their rounding after a division. */
const mostExact = 2 ** 50;

/** As {@link scaled}, as a number, which is many times faster; NaN where it would not be exact. */
function scaledNumber(text: string): number {
  const parts = Math.round(Number(text) * 10 ** places);
  return Math.abs(parts) < mostExact ? parts : NaN;
}

/** The sum of left x right over all pairs of amounts that are not negative, exact, rounded half up to 4 places. */
export function sumOfProducts(pairs: readonly (readonly [string, string])[], path: string): string {
  let sum = 0;
  for (const [left, right] of pairs) sum += scaledNumber(left) * scaledNumber(right);
  if (sum < mostExact) return amountOf(Math.floor((sum + 10 ** places / 2) / 10 ** places));
  return exactSumOfProducts(pairs, path);
}

function exactSumOfProducts(pairs: readonly (readonly [string, string])[], path: string): string {
  let sum = 0n;
  for (const [left, right] of pairs) sum += scaled(left) * scaled(right);
  const total = (sum + unit / 2n) / unit;
  if (total > scaled(maxMoney)) throw new Rejection('invalid-money', `must be at most ${maxMoney}`, path);
  return amountOf(total);
}

/** Ten-thousandths as decimal text without zeros that say nothing. */
function amountOf(total: number | bigint): string {
  const digits = String(total).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '');
}

export function isMore(left: string, right: string): boolean {
  const [one, other] = [scaledNumber(left), scaledNumber(right)];
  return Number.isNaN(one + other) ? scaled(left) > scaled(right) : one > other;
}

function rounded(value: Decimal, path: string): string {
  if (value.abs().greaterThan(maxMoney)) {
    throw new Rejection('invalid-money', `must be at most ${maxMoney}`, path);
  }
  return value.toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toFixed();
}

/** How the money of one row comes into the project's currency; rate 0: no rate is known, kept as it is, not counted. */
export interface Conversion {
  /** Empty as long as neither the row nor the project names one: then it is the project's, whichever that will be. */
  readonly currency: string;
  readonly rate: string;
  convert(amount: string, path: string): string;
}

const asItIs = (amount: string) => amount;

/**
 * The conversion of a row in the currency that it names, else in the project's, known or not. What names another one has a
 * rate, or is kept with rate 0; see OpenAmounts for what becomes of that when the project's was not known yet.
 */
export function conversionOf(
  named: string | undefined,
  exchangeRate: Amount | undefined,
  projectCurrency: string | undefined,
): Conversion {
  if (named !== undefined && !isCurrency(named)) {
    throw new Rejection('invalid-currency', 'must be an ISO 4217 code in capitals, such as EUR', '/currency');
  }
  const rate = exchangeRate === undefined ? undefined : rateCell(exchangeRate);
  if (named === undefined || named === projectCurrency) {
    if (rate !== undefined && Number(rate) !== 1) {
      throw new Rejection('out-of-range', "must be 1 for the project's own currency", '/exchangeRate');
    }
    return { currency: projectCurrency ?? '', rate: '1', convert: asItIs };
  }
  if (rate === undefined) return { currency: named, rate: '0', convert: asItIs };
  return {
    currency: named,
    rate,
    convert: (amount, path) => rounded(new Exact(amount).times(rate), path),
  };
}

/** What an order tells of the currency of its project: the one that it names, unless it has a rate into another one. */
export function toldCurrency(
  named: string | undefined,
  exchangeRate: Amount | undefined,
): string | undefined {
  return exchangeRate === undefined || Number(exchangeRate) === 1 ? named : undefined;
}

function rateCell(value: Amount): string {
  const text = String(value);
  if (!/^\d{1,10}(\.\d{1,8})?$/.test(text) || Number(text) === 0) {
    throw new Rejection(
      'out-of-range',
      'must be above 0, with at most 10 digits before and 8 after the point',
      '/exchangeRate',
    );
  }
  return text;
}
