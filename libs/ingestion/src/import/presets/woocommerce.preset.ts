import { cellFormats } from '../cell-format.js';
import { type GoodsLine, grossOf, itemsOf } from '../../webhooks/goods.js';
import { amountOf, moneyText, partOf, sum } from '../../webhooks/payload.js';
import { woocommerceStatus } from '../../webhooks/woocommerce.order.js';
import { type OrderLine, orderPreset, within, zero } from './order-lines.js';

/** Order, items and customer as the common export plugins name them. */
const columns = {
  time: ['order_date', 'date_created', 'date'],
  paid: ['paid_date', 'date_paid', 'completed_date'],
  customer: ['customer_id', 'customer_user'],
  email: ['billing_email', 'customer_email'],
  tax: ['tax_total', 'order_tax', 'total_tax'],
  total: ['order_total', 'total'],
} as const;

const maxPacked = 50;

/** Local time of the shop; `9/6/2016 6:29:00` is the sixth of September. */
const timeOf = (text: string) =>
  cellFormats['month-day-year'](text).replace(/^(\d{4}-\d\d-\d\d) /, '$1T') || undefined;

/**
 * An order is the lines of one id (one row per item), or one line with its items packed into `line_items` or
 * `line_item_1`, ... as `name:Mug|product_id:7|quantity:2|subtotal:20.00|total:18.00`. Amounts of items are without tax.
 */
function rowsOf(lines: readonly OrderLine[]) {
  const order = lines[0]!;
  const items = lines.flatMap(itemLines);
  const [shipping, tax] = [order.amount('shipping_total'), order.amount(...columns.tax)];
  const total = order.amount(...columns.total);
  const given = order.amount('discount_total', 'cart_discount');
  const gross = items.length > 0 ? grossOf(items) : sum([total, shipping.negated(), tax.negated(), given]);
  const discount = within(items.length > 0 ? sum(items.map((item) => item.discount)) : given, gross);
  const orderId = order.text('order_id') || undefined;
  const row = {
    orderId,
    source: 'woocommerce',
    customerId: customerOf(order),
    orderedAt: timeOf(order.text(...columns.time)),
    status: woocommerceStatus(order.text('status', 'order_status').toLowerCase(), order.has(...columns.paid)),
    currency: order.text('order_currency', 'currency') || undefined,
    gross: moneyText(gross),
    discount: moneyText(discount),
    shipping: moneyText(shipping),
    tax: moneyText(tax),
    coupon: couponOf(order.text('coupon_items', 'coupons')),
    region: order.text('shipping_country', 'billing_country') || undefined,
    items: itemsOf(items),
  };
  const refunded = order.amount('refunded_total');
  if (refunded.isZero()) return [{ table: 'orders' as const, row }];
  const refund = {
    refundId: `${orderId}:refunded`,
    orderId,
    source: 'woocommerce',
    refundedAt: row.orderedAt,
    currency: row.currency,
    amount: moneyText(total.isZero() ? refunded.abs() : partOf(refunded.abs(), gross.minus(discount), total)),
  };
  return [
    { table: 'orders' as const, row },
    { table: 'refunds' as const, row: refund },
  ];
}

/** Guests have the id 0; their address stands for them. */
function customerOf(order: OrderLine): string | undefined {
  const id = order.text(...columns.customer);
  return id !== '' && id !== '0' ? id : order.text(...columns.email).toLowerCase() || undefined;
}

function itemLines(line: OrderLine): GoodsLine[] {
  if (line.has('item_quantity')) {
    const text = (name: string) => line.text(`item_${name}`);
    return [itemOf(text)];
  }
  const numbered = Array.from({ length: maxPacked }, (_, index) => line.text(`line_item_${index + 1}`));
  const packed = [...line.text('line_items').split(';'), ...numbered].filter((text) =>
    text.includes('quantity:'),
  );
  return packed.map((text) => {
    const fields = new Map(
      text.split('|').map((pair) => {
        const [name = '', ...value] = pair.split(':');
        return [name.trim(), value.join(':').trim()];
      }),
    );
    return itemOf((name) => fields.get(name) ?? '');
  });
}

function itemOf(text: (name: string) => string): GoodsLine {
  const quantity = amountOf(text('quantity'), '/item_quantity');
  const total = amountOf(text('total'), '/item_total');
  const before = text('subtotal') || text('sub_total');
  const subtotal = before === '' ? total : amountOf(before, '/item_subtotal');
  return {
    productId: (text('product_id') || text('sku') || text('name')).slice(0, 60),
    name: text('name') || undefined,
    quantity,
    price: quantity.isZero() ? zero : subtotal.dividedBy(quantity),
    discount: subtotal.greaterThan(total) ? subtotal.minus(total) : zero,
    tax: zero,
  };
}

/** `code:ten|amount:5.00` or the code alone. */
const couponOf = (text: string) =>
  /(?:^|\|)code:([^|;]+)/.exec(text)?.[1] ?? (text.slice(0, 200) || undefined);

export const woocommerce = orderPreset({
  name: 'woocommerce',
  description: 'WooCommerce orders as the export plugins write them: a line an item, or an order a line',
  columns: ['order_id', 'status'],
  key: 'order_id',
  rowsOf,
});
