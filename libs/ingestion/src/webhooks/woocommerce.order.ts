import type { Decimal } from 'decimal.js';
import { type GoodsLine, grossOf, itemsOf } from './goods.js';
import {
  amountOf,
  Exact,
  listOf,
  moneyText,
  objectOf,
  optional,
  partOf,
  type Payload,
  type ShopRow,
  type ShopSetting,
  sum,
  textOf,
} from './payload.js';

/** WooCommerce's status of an order as ours; what plugins add counts when it was paid. */
export function woocommerceStatus(given: string, isPaid: boolean): string {
  const status = given.replace(/^wc-/, '');
  if (status === 'processing' || status === 'completed') return 'paid';
  if (status === 'refunded') return 'refunded';
  if (status === 'cancelled' || status === 'failed' || status === 'trash') return 'cancelled';
  if (status === 'pending' || status === 'on-hold' || status === 'checkout-draft') return 'pending';
  return isPaid ? 'paid' : 'pending';
}

/** A GMT time without its zone, as WooCommerce writes it; else the shop's local one. */
export function woocommerceTime(order: Payload, field: string): string | undefined {
  const gmt = optional(order[`${field}_gmt`]);
  if (gmt !== undefined) return /(z|[+-]\d\d:?\d\d)$/i.test(gmt) ? gmt : `${gmt}Z`;
  return optional(order[field]);
}

/**
 * The rows of order.created, order.updated and order.restored. `subtotal` and `total` of a line are without tax, before
 * and after discounts, so gross is the sum of the first and discount what lies between them. `restoredAt` is the version
 * of an order that came back.
 */
export function woocommerceOrder(order: Payload, setting: ShopSetting, restoredAt?: string): ShopRow[] {
  const lines = listOf(order['line_items']).map((line, index) => lineOf(line, `/line_items/${index}`));
  const [gross, discount] = [grossOf(lines), sum(lines.map((line) => line.discount))];
  const meta = new Map(listOf(order['meta_data']).map(({ key, value }) => [textOf(key), value]));
  const row = {
    orderId: optional(order['id']),
    source: setting.source,
    customerId: customerOf(order),
    orderedAt: woocommerceTime(order, 'date_created'),
    updatedAt: restoredAt ?? woocommerceTime(order, 'date_modified'),
    status: woocommerceStatus(textOf(order['status']), woocommerceTime(order, 'date_paid') !== undefined),
    currency: optional(order['currency']),
    gross: moneyText(gross),
    discount: moneyText(discount),
    shipping: moneyText(amountOf(order['shipping_total'], '/shipping_total')),
    tax: moneyText(amountOf(order['total_tax'], '/total_tax')),
    channel: optional(order['created_via']),
    campaign: optional(meta.get('_wc_order_attribution_utm_campaign')),
    device: optional(meta.get('_wc_order_attribution_device_type')),
    coupon: optional(listOf(order['coupon_lines'])[0]?.['code']),
    region: optional(objectOf(order['billing'])['country']),
    items: itemsOf(lines),
  };
  return [{ table: 'orders', row }, ...refundsOf(order, setting, gross.minus(discount))];
}

/** Guests have the id 0; their address stands for them. */
function customerOf(order: Payload): string | undefined {
  const id = textOf(order['customer_id']);
  if (id !== '' && id !== '0') return id;
  return optional(objectOf(order['billing'])['email'])?.toLowerCase();
}

function lineOf(line: Payload, path: string): GoodsLine {
  const quantity = amountOf(line['quantity'], `${path}/quantity`);
  const total = amountOf(line['total'], `${path}/total`);
  const subtotal = line['subtotal'] == null ? total : amountOf(line['subtotal'], `${path}/subtotal`);
  const id = textOf(line['product_id']);
  return {
    productId: (id !== '' && id !== '0' ? id : (optional(line['sku']) ?? textOf(line['name']))).slice(0, 60),
    name: optional(line['name']),
    quantity,
    price: quantity.isZero() ? new Exact(0) : subtotal.dividedBy(quantity),
    discount: subtotal.greaterThan(total) ? subtotal.minus(total) : new Exact(0),
    tax: new Exact(0),
  };
}

/**
 * The refunds of an order have a total, with tax and shipping, and no time. The goods' part of the total is taken to be
 * that of the order; the time is the order's, and becomes the earliest one that was heard (see ShopWebhooks).
 */
function refundsOf(order: Payload, setting: ShopSetting, goods: Decimal): ShopRow[] {
  const whole = amountOf(order['total'], '/total');
  return listOf(order['refunds']).map((refund, index) => {
    const total = amountOf(refund['total'], `/refunds/${index}/total`).abs();
    const row = {
      refundId: optional(refund['id']),
      orderId: optional(order['id']),
      source: setting.source,
      refundedAt: woocommerceTime(order, 'date_modified') ?? woocommerceTime(order, 'date_created'),
      // One version for all times: a refund never changes, and the row that was made last has the right time.
      updatedAt: woocommerceTime(order, 'date_created'),
      amount: moneyText(whole.isZero() ? total : partOf(total, goods, whole)),
      currency: optional(order['currency']),
      reason: optional(refund['reason']),
    };
    return { table: 'refunds', row };
  });
}
