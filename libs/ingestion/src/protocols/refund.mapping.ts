import { Decimal } from 'decimal.js';
import { Rejection } from '../rows/rejection.js';
import { amountText, currencyOf, goodsOf } from './amounts.js';
import { defined, type Fields, idOf, textOf } from './fields.js';
import type { Message } from './message.js';
import { type OrderFields, orderIdOf } from './order.mapping.js';
import { productsOf, refundItem } from './products.js';

/** Whether a refund says how much, by itself or by its products; else all of the order is meant. */
export function isPartialRefund({ properties }: Message): boolean {
  return goodsOf(properties) !== undefined || productsOf(properties).length > 0;
}

/**
 * The row of `refunds` for a message; `known` is the order, needed for one that is refunded as a whole. Throws a
 * Rejection that points into the message.
 */
export function refundOf(message: Message, known: OrderFields | undefined): Fields {
  const { properties, at, customerId } = message;
  const orderId = orderIdOf(message);
  const row = {
    orderId,
    customerId,
    refundedAt: at,
    updatedAt: at,
    source: known?.source,
    reason: textOf(properties, 'reason'),
  };
  const refundId = idOf(properties, 'refund_id', 'refundId');
  if (!isPartialRefund(message)) {
    // An order is refunded as a whole once, however often that is told.
    return defined({ ...row, refundId: refundId ?? orderId, ...wholeOf(known) });
  }
  const goods = goodsOf(properties);
  const items = productsOf(properties).map(refundItem);
  if (goods === undefined && items.every(({ amount }) => amount === undefined)) {
    const prices = pricesOf(known);
    for (const item of items) {
      const price = prices.get(item.productId);
      if (price) item.amount = amountText(price.times(item.quantity ?? 1));
    }
  }
  return defined({
    ...row,
    refundId: refundId ?? message.id,
    amount: goods === undefined ? undefined : amountText(goods),
    currency: currencyOf(properties) ?? known?.currency,
    items: items.length > 0 ? items : undefined,
  });
}

/** All that was paid for the goods of an order. */
function wholeOf(order: OrderFields | undefined): Fields {
  if (order === undefined) {
    throw new Rejection(
      'missing-field',
      'is needed: the order that is refunded is not known',
      '/properties/total',
    );
  }
  const lines = order.items ?? [];
  const sum = (amounts: Decimal[]) => amounts.reduce((all, amount) => all.plus(amount), new Decimal(0));
  const gross =
    order.gross ?? sum(lines.map((line) => new Decimal(line.price ?? 0).times(line.quantity ?? 1)));
  const discount = order.discount ?? sum(lines.map((line) => new Decimal(line.discount ?? 0)));
  return defined({ amount: amountText(new Decimal(gross).minus(discount)), currency: order.currency });
}

/** What one of each product cost in the order, its part of the discounts taken off. */
function pricesOf(order: OrderFields | undefined): Map<string, Decimal> {
  const lines = order?.items ?? [];
  return new Map(
    lines.map((line) => [
      line.productId,
      new Decimal(line.price ?? 0).minus(new Decimal(line.discount ?? 0).div(line.quantity ?? 1)),
    ]),
  );
}
