import { Decimal } from 'decimal.js';
import { Rejection } from '../rows/rejection.js';
import { type Fields, isBlank } from './fields.js';

/** Sums of amounts that SDKs send as JSON numbers: rounded to the 4 places of the store, half up. */
const places = 4;
const Exact = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });

/** The amount in a field; undefined when it is blank. Throws a Rejection that names the field when it is no number. */
export function amountOf(fields: Fields, name: string, path: string): Decimal | undefined {
  const value = fields[name];
  if (isBlank(value)) return undefined;
  const text = typeof value === 'number' ? value : typeof value === 'string' ? value.trim() : '';
  if (typeof text === 'string' && !/^[-+]?\d{1,30}(\.\d{1,30})?$/.test(text)) {
    throw new Rejection('invalid-money', 'must be a number, or a decimal as text', `${path}/${name}`);
  }
  return new Exact(text);
}

/** As {@link amountOf}, without a sign: discounts and fees come with either. */
export function sizeOf(fields: Fields, name: string, path: string): Decimal | undefined {
  return amountOf(fields, name, path)?.abs();
}

/** An amount as a row has it. */
export function amountText(amount: Decimal): string {
  return amount.toDecimalPlaces(places, Decimal.ROUND_HALF_UP).toFixed();
}

export const optionalText = (amount: Decimal | undefined): string | undefined =>
  amount === undefined ? undefined : amountText(amount);

export function sumOf(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((sum, amount) => sum.plus(amount), new Exact(0));
}

/**
 * What the goods cost after discount, without shipping and tax: `subtotal`, else `revenue`, else `total` less `shipping`
 * and `tax`, which it includes, else GA4's `value`. Undefined when none of them is told.
 */
export function goodsOf(properties: Fields): Decimal | undefined {
  const path = '/properties';
  const told = amountOf(properties, 'subtotal', path) ?? amountOf(properties, 'revenue', path);
  if (told !== undefined) return told;
  const total = amountOf(properties, 'total', path);
  if (total === undefined) return amountOf(properties, 'value', path);
  const extras = [sizeOf(properties, 'shipping', path), sizeOf(properties, 'tax', path)];
  return total.minus(sumOf(extras.filter((extra) => extra !== undefined)));
}

/** ISO 4217 codes are in capitals, and SDKs do not care. */
export function currencyOf(properties: Fields): string | undefined {
  const { currency } = properties;
  return typeof currency === 'string' && currency.trim() !== '' ? currency.trim().toUpperCase() : undefined;
}
