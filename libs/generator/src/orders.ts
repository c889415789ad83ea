import type { Basket } from './basket.js';
import type { Random } from './random.js';
import type { OrderStatus } from './rows.js';
import type { Setting } from './setting.js';
import type { Sink } from './sink.js';
import type { Traits } from './traits.js';
import { refundReasons } from './vocabulary.js';
import { timeText } from './wire.js';

/** An order before it is written; times in ms. */
export interface Order {
  orderId: string;
  at: number;
  updatedAt: number;
  status: OrderStatus;
  basket: Basket;
  channel: string;
  campaign: string;
  /** Index into the model's devices. */
  device: number;
}

/** A refund before it is written; the amount in minor units. */
export interface Refund {
  at: number;
  amount: number;
  items: { productId: string; quantity: number; amount: number }[];
}

const day = 86_400_000;

export function writeOrder(setting: Setting, traits: Traits, order: Order, sink: Sink): void {
  const { money, model, shop } = setting;
  const { basket } = order;
  const goods = basket.gross - basket.discount;
  const shipping = goods < money.of(model.shipping.freeFrom) ? money.of(model.shipping.fee) : 0;
  const items = basket.lines.map(
    ({ product, quantity, discount }) =>
      `{"productId":"${product.productId}","name":"${product.name}","category":"${product.category}"` +
      `,"quantity":${quantity},"price":"${product.priceText}","discount":"${money.text(discount)}"` +
      `,"cost":"${money.text(product.cost)}"}`,
  );
  sink.push(
    'orders',
    `{"orderId":"${order.orderId}","customerId":"${traits.customerId}","orderedAt":"${timeText(order.at)}"` +
      `,"status":"${order.status}","currency":"${shop.currency}","gross":"${money.text(basket.gross)}"` +
      `,"discount":"${money.text(basket.discount)}","shipping":"${money.text(shipping)}"` +
      `,"tax":"${money.text(Math.round((goods + shipping) * model.taxRate))}","cost":"${money.text(basket.cost)}"` +
      `,"channel":"${order.channel}"${optional('campaign', order.campaign)}${optional('coupon', basket.coupon)}` +
      `,"region":"${traits.place.region}","device":"${model.devices[order.device]!.name}"` +
      `,"updatedAt":"${timeText(order.updatedAt)}","items":[${items.join(',')}]}`,
  );
}

/**
 * The refunds of one paid order, by time; those after the end of the range have not happened yet. Together they never
 * exceed the goods value.
 */
export function drawRefunds(setting: Setting, traits: Traits, order: Order, random: Random): Refund[] {
  const { returnerOrders, otherOrders, full, byLine, second, meanDays } = setting.model.refunds;
  if (!random.chance(traits.highReturner ? returnerOrders : otherOrders)) return [];
  const { basket } = order;
  const at = order.at + Math.round((2 + random.exponential(meanDays - 2)) * 86_400) * 1000;
  const kind = random.uniform();
  const secondAt = at + Math.round((1 + random.exponential(5)) * 86_400) * 1000;
  const withSecond = random.chance(second);
  const refunds: Refund[] = [];
  if (kind < full) {
    refunds.push(refundOfLines(basket, basket.lines.length, at));
  } else if (kind < full + byLine) {
    refunds.push(refundOfLines(basket, 1, at));
  } else {
    refunds.push({ at, amount: share(basket.gross - basket.discount, random), items: [] });
  }
  const left = basket.gross - basket.discount - refunds[0]!.amount;
  if (withSecond && left > 1) refunds.push({ at: secondAt, amount: share(left, random), items: [] });
  return refunds.filter((refund) => refund.amount > 0 && refund.at < setting.calendar.to);
}

export function writeRefunds(
  setting: Setting,
  traits: Traits,
  order: Order,
  refunds: readonly Refund[],
  sink: Sink,
  random: Random,
): void {
  const { money, shop } = setting;
  for (const [index, refund] of refunds.entries()) {
    const items = refund.items.map(
      ({ productId, quantity, amount }) =>
        `{"productId":"${productId}","quantity":${quantity},"amount":"${money.text(amount)}"}`,
    );
    sink.push(
      'refunds',
      `{"refundId":"r${order.orderId.slice(1)}-${index + 1}","orderId":"${order.orderId}"` +
        `,"customerId":"${traits.customerId}","refundedAt":"${timeText(refund.at)}"` +
        `,"amount":"${money.text(refund.amount)}","currency":"${shop.currency}"` +
        `,"reason":"${random.pick(refundReasons)}","items":[${items.join(',')}]}`,
    );
  }
}

/** When a cancelled order was cancelled. */
export function cancelledAt(setting: Setting, at: number, random: Random): number {
  const later = at + Math.round(random.exponential(0.5) * 86_400) * 1000;
  return Math.min(later, Math.max(setting.calendar.to - 1000, at), at + 5 * day);
}

/** `,"name":"value"`, or nothing for an empty value. */
export function optional(name: string, value: string): string {
  return value === '' ? '' : `,"${name}":"${value}"`;
}

/** The last `count` lines of the basket, in full. */
function refundOfLines(basket: Basket, count: number, at: number): Refund {
  const items = basket.lines.slice(-count).map(({ product, quantity, discount }) => ({
    productId: product.productId,
    quantity,
    amount: product.price * quantity - discount,
  }));
  return { at, amount: items.reduce((sum, { amount }) => sum + amount, 0), items };
}

function share(amount: number, random: Random): number {
  return Math.floor(amount * (0.1 + 0.5 * random.uniform()));
}
