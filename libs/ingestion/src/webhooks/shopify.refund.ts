import { Decimal } from 'decimal.js';
import {
  amountOf,
  listOf,
  moneyText,
  objectOf,
  optional,
  type Payload,
  type ShopRow,
  type ShopSetting,
  sum,
  textOf,
} from './payload.js';
import { ShopifyMoney } from './shopify.money.js';

/** What the order tells of the money, when the refund stands in one. */
export interface OrderMoney {
  set: unknown;
  currency: string | undefined;
}

/**
 * The row of refunds/create, also of a refund inside of an order. The amount is that of the goods: the subtotals of the
 * returned lines, which are without tax, and what was paid back beyond or below them (`refund_discrepancy`); shipping is
 * left out.
 */
export function shopifyRefund(refund: Payload, setting: ShopSetting, order?: OrderMoney): ShopRow[] {
  const lines = listOf(refund['refund_line_items']);
  const money = ShopifyMoney.of(
    order?.set ?? largestSet(refund, lines),
    order?.currency ?? optional(listOf(refund['transactions'])[0]?.['currency']),
    setting.currency,
  );
  const subtotals = lines.map((line, index) => money.amount(line, 'subtotal', `/refund_line_items/${index}`));
  const adjustments = listOf(refund['order_adjustments'])
    .filter((one) => textOf(one['kind']) === 'refund_discrepancy')
    .map((one) => money.amount(one, 'amount', '/order_adjustments').negated());
  const row = {
    refundId: optional(refund['id']),
    orderId: optional(refund['order_id']),
    source: setting.source,
    refundedAt: optional(refund['processed_at'] ?? refund['created_at']),
    amount: moneyText(sum([...subtotals, ...adjustments])),
    currency: money.currency,
    exchangeRate: money.exchangeRate,
    reason: optional(refund['note']),
    items: lines
      .map((line, index) => itemOf(line, moneyText(subtotals[index]!)))
      .filter(({ quantity }) => quantity !== '0'),
  };
  return [{ table: 'refunds', row }];
}

/** The shop's currency, where an amount of a refund is told in it and in the customer's. */
export function shopifyRefundCurrency(refund: Payload): string | undefined {
  const set = objectOf(largestSet(refund, listOf(refund['refund_line_items'])));
  return optional(objectOf(set['shop_money'])['currency_code']);
}

function itemOf(line: Payload, amount: string) {
  const item = objectOf(line['line_item']);
  const productId = optional(item['product_id']) ?? optional(item['sku']) ?? optional(item['title']);
  const quantity = amountOf(line['quantity'], '/refund_line_items/quantity').toFixed();
  return { productId: (productId ?? textOf(line['line_item_id'])).slice(0, 60), quantity, amount };
}

/** The amount in both currencies that is the largest; it tells the rate best. */
function largestSet(refund: Payload, lines: readonly Payload[]): unknown {
  const sets = [
    ...lines.map((line) => line['subtotal_set']),
    ...listOf(refund['order_adjustments']).map((one) => one['amount_set']),
  ];
  const size = (set: unknown) => amountOf(objectOf(objectOf(set)['shop_money'])['amount'], '').abs();
  return sets.reduce<unknown>(
    (best, set) => (Decimal.max(size(best), size(set)).equals(size(best)) ? best : set),
    sets[0],
  );
}
