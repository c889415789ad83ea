import type { Decimal } from 'decimal.js';
import { Exact, moneyText, partOf, sum } from './payload.js';

/** A line of goods as a shop gives it. */
export interface GoodsLine {
  productId: string;
  name: string | undefined;
  quantity: Decimal;
  /** Price of one; with its tax when `tax` is not 0. */
  price: Decimal;
  discount: Decimal;
  /** Tax that price and discount include: 0 where they are without tax. */
  tax: Decimal;
}

const one = new Exact(1);

/**
 * Lines without the tax in their prices. What is left of a line is price x quantity - discount - tax; price and discount
 * shrink by the same factor, so that the discount's share stays as it was.
 */
export function withoutTax(lines: readonly GoodsLine[]): GoodsLine[] {
  return lines.map((line) => {
    if (line.tax.isZero()) return line;
    const paid = line.price.times(line.quantity).minus(line.discount);
    const factor = paid.greaterThan(line.tax) ? paid.minus(line.tax).dividedBy(paid) : one;
    return {
      ...line,
      price: line.price.times(factor),
      discount: line.discount.times(factor),
      tax: new Exact(0),
    };
  });
}

export const grossOf = (lines: readonly GoodsLine[]): Decimal =>
  sum(lines.map(({ price, quantity }) => price.times(quantity)));

/** Lines with a discount on all of them spread by what each costs; lines that have discounts of their own keep them. */
export function withDiscount(lines: readonly GoodsLine[], discount: Decimal): GoodsLine[] {
  if (lines.some((line) => !line.discount.isZero())) return [...lines];
  const gross = grossOf(lines);
  return lines.map((line) => ({
    ...line,
    discount: partOf(discount, line.price.times(line.quantity), gross),
  }));
}

/** The items of an order's row. A line of which nothing was bought is none. */
export function itemsOf(lines: readonly GoodsLine[]): Record<string, unknown>[] {
  return lines
    .filter(({ quantity }) => quantity.greaterThan(0))
    .map(({ productId, name, quantity, price, discount }) => ({
      productId,
      name,
      quantity: quantity.toFixed(),
      price: moneyText(price),
      discount: moneyText(discount),
    }));
}
