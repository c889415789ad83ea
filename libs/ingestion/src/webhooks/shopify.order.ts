import type { Decimal } from 'decimal.js';
import { type GoodsLine, grossOf, itemsOf, withDiscount, withoutTax } from './goods.js';
import {
  amountOf,
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
import { ShopifyMoney } from './shopify.money.js';
import { shopifyRefund } from './shopify.refund.js';

/** Shopify's `financial_status`, in the API and in its CSV, as the status of an order. */
export function shopifyStatus(financial: string, isCancelled: boolean, isTest = false): string {
  if (isTest) return 'test';
  if (isCancelled || financial === 'voided' || financial === 'expired') return 'cancelled';
  if (financial === 'refunded') return 'refunded';
  return financial === 'paid' || financial === 'partially_refunded' ? 'paid' : 'pending';
}

/**
 * The rows of orders/create, orders/updated and orders/cancelled: the order, and its refunds so far. Gross is the list
 * price of the lines and discount what lies between it and `subtotal_price`, both without tax; `total_price` is not
 * used, as it holds shipping and tax.
 */
export function shopifyOrder(order: Payload, setting: ShopSetting): ShopRow[] {
  const money = ShopifyMoney.of(order['total_price_set'], optional(order['currency']), setting.currency);
  const { lines, gross, discount } = goodsOf(order, money);
  const address = objectOf(order['shipping_address'] ?? order['billing_address']);
  const row = {
    orderId: optional(order['id']),
    source: setting.source,
    customerId: customerOf(order),
    orderedAt: optional(order['processed_at'] ?? order['created_at']),
    updatedAt: optional(order['updated_at']),
    status: shopifyStatus(
      textOf(order['financial_status']),
      textOf(order['cancelled_at']) !== '',
      order['test'] === true,
    ),
    currency: money.currency,
    exchangeRate: money.exchangeRate,
    gross: moneyText(gross),
    discount: moneyText(discount),
    shipping: moneyText(shippingOf(order, money)),
    tax: moneyText(money.amount(order, 'total_tax', '')),
    channel: optional(order['source_name']),
    campaign: campaignOf(textOf(order['landing_site'])),
    coupon: optional(listOf(order['discount_codes'])[0]?.['code']),
    region: optional(address['country_code'] ?? address['country']),
    items: itemsOf(lines),
  };
  const refunds = listOf(order['refunds']).flatMap((refund) =>
    shopifyRefund({ order_id: order['id'], ...refund }, setting, {
      set: order['total_price_set'],
      currency: optional(order['currency']),
    }),
  );
  return [{ table: 'orders', row }, ...refunds];
}

/** Guests have no id; their address stands for them. Nobody at all is for the checks to refuse. */
function customerOf(order: Payload): string | undefined {
  const id = optional(objectOf(order['customer'])['id']);
  return id ?? optional(order['email'] ?? order['contact_email'])?.toLowerCase();
}

function goodsOf(order: Payload, money: ShopifyMoney) {
  const given = listOf(order['line_items']).map((line, index) =>
    lineOf(line, money, `/line_items/${index}`, order['taxes_included'] === true),
  );
  const listed = grossOf(given);
  const subtotal = order['subtotal_price'] == null ? undefined : money.amount(order, 'subtotal_price', '');
  const total = money.amount(order, 'total_discounts', '');
  if (given.length === 0) {
    const gross = (subtotal ?? money.amount(order, 'total_line_items_price', '')).plus(subtotal ? total : 0);
    return { lines: [], gross, discount: total };
  }
  const off = subtotal === undefined ? undefined : listed.minus(subtotal);
  const known =
    off && !off.isNegative() && !subtotal!.isNegative() ? off : sum(given.map((line) => line.discount));
  const discount = known.isZero() && off === undefined ? smaller(total, listed) : known;
  const spread = withDiscount(given, discount);
  const taxed = order['taxes_included'] === true ? withTax(spread, order, money) : spread;
  const lines = withoutTax(taxed);
  const gross = grossOf(lines);
  // The same factor that took the tax out of the prices takes it out of the discount.
  const rest = listed.isZero() ? discount : partOf(discount, gross, listed);
  return { lines, gross, discount: smaller(rest, gross) };
}

const smaller = (left: Decimal, right: Decimal) => (left.lessThan(right) ? left : right);

function lineOf(line: Payload, money: ShopifyMoney, path: string, isTaxed: boolean): GoodsLine {
  const allocated = listOf(line['discount_allocations']).map((one) => money.amount(one, 'amount', path));
  const taxes = listOf(line['tax_lines']).map((one) => money.amount(one, 'price', path));
  return {
    productId: (optional(line['product_id']) ?? optional(line['sku']) ?? textOf(line['title'])).slice(0, 60),
    name: optional(line['title'] ?? line['name']),
    quantity: amountOf(line['quantity'], `${path}/quantity`),
    price: money.amount(line, 'price', path),
    discount: allocated.length > 0 ? sum(allocated) : money.amount(line, 'total_discount', path),
    tax: isTaxed ? sum(taxes) : sum([]),
  };
}

/** Where the lines do not tell their tax, the order's falls on them by what they cost, shipping taking its part. */
function withTax(lines: readonly GoodsLine[], order: Payload, money: ShopifyMoney): GoodsLine[] {
  if (lines.some(({ tax }) => !tax.isZero())) return [...lines];
  const tax = money.amount(order, 'total_tax', '');
  const paid = (line: GoodsLine) => line.price.times(line.quantity).minus(line.discount);
  const all = sum(lines.map(paid)).plus(shippingOf(order, money));
  return lines.map((line) => ({ ...line, tax: partOf(tax, paid(line), all) }));
}

function shippingOf(order: Payload, money: ShopifyMoney): Decimal {
  if (order['total_shipping_price_set'] != null) return money.amount(order, 'total_shipping_price', '');
  const lines = listOf(order['shipping_lines']).map((line) =>
    money.amount(line, line['discounted_price'] == null ? 'price' : 'discounted_price', '/shipping_lines'),
  );
  return sum(lines);
}

/** `utm_campaign` of the page that the customer came in by. */
function campaignOf(page: string): string | undefined {
  const query = page.includes('?') ? page.slice(page.indexOf('?')) : '';
  return optional(new URLSearchParams(query).get('utm_campaign'));
}
