import { type Amount, amountCell, conversionOf, quantityCell, sumOfProducts } from './money.cell.js';
import { Rejection } from './rejection.js';
import type { Cell, RowContext, RowType } from './row-type.js';
import {
  currencyField,
  exchangeRateField,
  idField,
  type JsonSchema,
  moneyField,
  rowSchema,
  textField,
  timeField,
} from './schema.fields.js';
import { idCell, optionalIdCell } from './text.cell.js';
import { timeCell } from './time.cell.js';

interface Refund {
  refundId: string | number;
  orderId?: string | number;
  customerId?: string | number;
  refundedAt: string;
  amount?: Amount;
  currency?: string;
  exchangeRate?: Amount;
  reason?: string;
  source?: string;
  updatedAt?: string;
  items?: { productId: string | number; quantity?: Amount; amount?: Amount }[];
}

const item: JsonSchema = {
  type: 'object',
  description: 'One returned line.',
  required: ['productId'],
  additionalProperties: false,
  properties: {
    productId: idField('Key of the product.'),
    quantity: moneyField('How many came back; above 0, default 1.'),
    amount: moneyField('Paid back for the line.'),
  },
};

const schema = rowSchema(
  'Refund',
  'Money paid back for goods, at its own time. It names an order, or only the customer. Unique by source and refundId.',
  ['refundId', 'refundedAt'],
  {
    refundId: idField('Key of the refund.'),
    orderId: idField('The order that it belongs to.'),
    customerId: idField('The customer, when it names no order.'),
    refundedAt: timeField('When it was paid back.'),
    amount: moneyField('Paid back for goods, not negative; default is the sum over the items.'),
    currency: currencyField,
    exchangeRate: exchangeRateField,
    reason: textField('Why.'),
    source: textField('Shop or system that gives the ids.', 200),
    updatedAt: timeField('Version of the row; default refundedAt.'),
    items: { type: 'array', items: item, maxItems: 10_000, description: 'The returned lines.' },
  },
);

function read(refund: Refund, context: RowContext): Cell[] {
  if (refund.orderId === undefined && refund.customerId === undefined) {
    throw new Rejection('missing-field', 'orderId or customerId is needed', '/orderId');
  }
  const items = refund.items ?? [];
  if (refund.amount === undefined && !items.some((line) => line.amount !== undefined)) {
    throw new Rejection('missing-field', 'is needed when no item has an amount', '/amount');
  }
  const refundedAt = timeCell(refund.refundedAt, '/refundedAt', context);
  const lines = items.map((line, index) => ({
    product: idCell(line.productId, `/items/${index}/productId`),
    quantity: quantityCell(line.quantity ?? 1, `/items/${index}/quantity`),
    amount: amountCell(line.amount, `/items/${index}/amount`),
  }));
  const amount =
    refund.amount === undefined
      ? sumOfProducts(
          lines.map((line) => [line.amount, '1']),
          '/amount',
        )
      : amountCell(refund.amount, '/amount');
  const money = conversionOf(refund.currency, refund.exchangeRate, context.currency);
  return [
    idCell(refund.refundId, '/refundId'),
    refund.source ?? '',
    optionalIdCell(refund.orderId, '/orderId'),
    optionalIdCell(refund.customerId, '/customerId'),
    refundedAt,
    money.convert(amount, '/amount'),
    money.currency,
    money.rate,
    refund.reason ?? '',
    lines.map((line) => line.product),
    lines.map((line) => line.quantity),
    lines.map((line, index) => money.convert(line.amount, `/items/${index}/amount`)),
    refund.updatedAt === undefined ? refundedAt : timeCell(refund.updatedAt, '/updatedAt', context),
  ];
}

export const refundRow: RowType<Refund> = {
  table: 'refunds',
  schema,
  columns: (
    'refund_id source order_id customer_id refunded_at amount currency exchange_rate reason ' +
    'items.product_id items.quantity items.amount updated_at'
  ).split(' '),
  identity: ['source', 'refund_id'],
  version: 'updated_at',
  read,
};
