import type { Decimal } from 'decimal.js';
import { type GoodsLine, grossOf, itemsOf, withDiscount, withoutTax } from '../../webhooks/goods.js';
import { moneyText, partOf, sum } from '../../webhooks/payload.js';
import { shopifyStatus } from '../../webhooks/shopify.order.js';
import { type OrderLine, orderPreset, within, zero } from './order-lines.js';

/** `2024-01-05 10:00:00 +0100` as RFC 3339. */
const timeOf = (text: string) => text.replace(' ', 'T').replace(/ ([+-]\d\d):?(\d\d)$/, '$1:$2') || undefined;

/**
 * An order is the lines of one name; the first holds what belongs to the whole of it. Goods are list price x quantity,
 * their discount is what lies between that and `Subtotal`; where the total shows that prices include tax, it is taken out
 * of both. `Refunded Amount` is with shipping and tax: the goods' part of it is that of the total.
 */
function rowsOf(lines: readonly OrderLine[]) {
  const order = lines.find((line) => line.has('Created at', 'Financial Status')) ?? lines[0]!;
  const total = order.amount('Total');
  const { goods, gross, discount } = goodsOf(order, lines);
  const orderId = order.text('Id', 'Name') || undefined;
  const row = {
    orderId,
    source: 'shopify',
    customerId: order.text('Email', 'Phone').toLowerCase() || undefined,
    orderedAt: timeOf(order.text('Created at')),
    status: shopifyStatus(order.text('Financial Status').toLowerCase(), order.has('Cancelled at')),
    currency: order.text('Currency') || undefined,
    gross: moneyText(gross),
    discount: moneyText(discount),
    shipping: moneyText(order.amount('Shipping')),
    tax: moneyText(order.amount('Taxes')),
    channel: order.text('Source') || undefined,
    coupon: order.text('Discount Code') || undefined,
    region: order.text('Shipping Country', 'Billing Country') || undefined,
    items: itemsOf(goods),
  };
  const refunded = order.amount('Refunded Amount');
  if (refunded.isZero()) return [{ table: 'orders' as const, row }];
  const refund = {
    refundId: `${orderId}:refunded`,
    orderId,
    source: 'shopify',
    refundedAt: timeOf(order.text('Cancelled at', 'Created at')),
    currency: row.currency,
    amount: moneyText(total.isZero() ? refunded : partOf(refunded, gross.minus(discount), total)),
  };
  return [
    { table: 'orders' as const, row },
    { table: 'refunds' as const, row: refund },
  ];
}

function goodsOf(order: OrderLine, lines: readonly OrderLine[]) {
  const given = lines.filter((line) => line.has('Lineitem quantity')).map(lineOf);
  const listed = grossOf(given);
  const isNet = order.has('Subtotal');
  const subtotal = order.amount('Subtotal');
  const off =
    isNet && !listed.minus(subtotal).isNegative() ? listed.minus(subtotal) : order.amount('Discount Amount');
  const discount = within(off, listed);
  const paid = listed.minus(discount);
  const tax = taxInGoods(order, paid);
  const taxed = withDiscount(given, discount).map((line) => ({
    ...line,
    tax: partOf(tax, line.price.times(line.quantity).minus(line.discount), paid),
  }));
  const goods = withoutTax(taxed);
  const gross = grossOf(goods);
  return { goods, gross, discount: listed.isZero() ? zero : partOf(discount, gross, listed) };
}

function lineOf(line: OrderLine): GoodsLine {
  return {
    productId: line.text('Lineitem sku', 'Lineitem name').slice(0, 60),
    name: line.text('Lineitem name') || undefined,
    quantity: line.amount('Lineitem quantity'),
    price: line.amount('Lineitem price'),
    discount: line.amount('Lineitem discount'),
    tax: zero,
  };
}

/** The tax that prices include: none where subtotal, shipping and taxes add up to the total. */
function taxInGoods(order: OrderLine, paid: Decimal): Decimal {
  const [taxes, shipping, total] = [order.amount('Taxes'), order.amount('Shipping'), order.amount('Total')];
  const without = sum([paid, shipping]);
  const isIncluded = total
    .minus(without)
    .abs()
    .lessThan(total.minus(without.plus(taxes)).abs());
  return isIncluded ? partOf(taxes, paid, without) : zero;
}

export const shopify = orderPreset({
  name: 'shopify',
  description: "Shopify's export of orders: a line an item, the order on its first line",
  columns: ['Name', 'Created at', 'Financial Status', 'Lineitem quantity', 'Lineitem price'],
  key: 'Name',
  rowsOf,
});
