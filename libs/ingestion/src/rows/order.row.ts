import { Rejection } from './rejection.js';
import {
  type Amount,
  amountCell,
  conversionOf,
  type Conversion,
  isMore,
  quantityCell,
  sumOfProducts,
  toldCurrency,
} from './money.cell.js';
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
import { idCell } from './text.cell.js';
import { timeCell } from './time.cell.js';

export const orderStatuses = ['paid', 'pending', 'cancelled', 'refunded', 'test'] as const;

interface OrderItem {
  productId: string | number;
  name?: string;
  category?: string;
  quantity?: Amount;
  price?: Amount;
  discount?: Amount;
  cost?: Amount;
}

interface Order {
  orderId: string | number;
  customerId: string | number;
  orderedAt: string;
  status?: (typeof orderStatuses)[number];
  currency?: string;
  exchangeRate?: Amount;
  gross?: Amount;
  discount?: Amount;
  shipping?: Amount;
  tax?: Amount;
  cost?: Amount;
  channel?: string;
  campaign?: string;
  coupon?: string;
  region?: string;
  device?: string;
  source?: string;
  updatedAt?: string;
  items?: OrderItem[];
}

const item: JsonSchema = {
  type: 'object',
  description: 'One line of the order.',
  required: ['productId'],
  additionalProperties: false,
  properties: {
    productId: idField('Key of the product.'),
    name: textField('Name of the product.'),
    category: textField('Category of the product.'),
    quantity: moneyField('How many; above 0, default 1.'),
    price: moneyField('List price of one.'),
    discount: moneyField('Discount on the whole line.'),
    cost: moneyField('Cost of one.'),
  },
};

const schema = rowSchema(
  'Order',
  'An order is unique by source and orderId; the version with the newest updatedAt counts, among equals the one that came last.',
  ['orderId', 'customerId', 'orderedAt'],
  {
    orderId: idField('Key of the order.'),
    customerId: idField('Key of the customer.'),
    orderedAt: timeField('When it was placed.'),
    status: {
      type: 'string',
      enum: orderStatuses,
      description: 'Orders that are paid or refunded count; default paid.',
    },
    currency: currencyField,
    exchangeRate: exchangeRateField,
    gross: moneyField('List price x quantity of the goods; default is the sum over the items.'),
    discount: moneyField('Discount on goods, not above gross; default is the sum over the items.'),
    shipping: moneyField('Shipping that the customer paid; never part of net.'),
    tax: moneyField('Tax; never part of net.'),
    cost: moneyField('Cost of the goods; default is cost x quantity over the items.'),
    channel: textField('Channel that the order came by.'),
    campaign: textField('Campaign that the order came by.'),
    coupon: textField('Coupon code.'),
    region: textField('Region of the customer.'),
    device: textField('Device that it was placed on.'),
    source: textField('Shop or system that gives the order ids.', 200),
    updatedAt: timeField('Version of the row; default orderedAt.'),
    items: { type: 'array', items: item, maxItems: 10_000, description: 'The lines.' },
  },
);

function itemCells(items: readonly OrderItem[], needsPrice: boolean) {
  return items.map((line, index) => {
    const path = `/items/${index}`;
    if (needsPrice && line.price === undefined) {
      throw new Rejection('missing-field', 'is needed when the order has no gross', `${path}/price`);
    }
    return {
      product: idCell(line.productId, `${path}/productId`),
      quantity: quantityCell(line.quantity ?? 1, `${path}/quantity`),
      price: amountCell(line.price, `${path}/price`),
      discount: amountCell(line.discount, `${path}/discount`),
      cost: amountCell(line.cost, `${path}/cost`),
    };
  });
}

type ItemCells = ReturnType<typeof itemCells>;

function totals(order: Order, lines: ItemCells): { gross: string; discount: string; cost: string } {
  if (order.gross === undefined && lines.length === 0) {
    throw new Rejection('missing-field', 'is needed when the order has no items', '/gross');
  }
  const sumOf = (given: Amount | undefined, path: string, pairs: () => [string, string][]) =>
    given === undefined && lines.length > 0 ? sumOfProducts(pairs(), path) : amountCell(given, path);
  const gross = sumOf(order.gross, '/gross', () => lines.map((line) => [line.price, line.quantity]));
  const discount = sumOf(order.discount, '/discount', () => lines.map((line) => [line.discount, '1']));
  const cost = sumOf(order.cost, '/cost', () => lines.map((line) => [line.cost, line.quantity]));
  if (isMore(discount, gross)) {
    throw new Rejection('out-of-range', 'must not be more than gross', '/discount');
  }
  return { gross, discount, cost };
}

function itemColumns(items: readonly OrderItem[], lines: ItemCells, money: Conversion): Cell[] {
  const amounts = (field: 'price' | 'discount' | 'cost') =>
    lines.map((line, index) => money.convert(line[field], `/items/${index}/${field}`));
  return [
    lines.map((line) => line.product),
    items.map((line) => line.name ?? ''),
    items.map((line) => line.category ?? ''),
    lines.map((line) => line.quantity),
    amounts('price'),
    amounts('discount'),
    amounts('cost'),
  ];
}

function read(order: Order, context: RowContext): Cell[] {
  const items = order.items ?? [];
  const orderedAt = timeCell(order.orderedAt, '/orderedAt', context);
  const lines = itemCells(items, order.gross === undefined);
  const { gross, discount, cost } = totals(order, lines);
  context.currency ??= toldCurrency(order.currency, order.exchangeRate);
  const money = conversionOf(order.currency, order.exchangeRate, context.currency);
  return [
    idCell(order.orderId, '/orderId'),
    order.source ?? '',
    idCell(order.customerId, '/customerId'),
    orderedAt,
    order.status ?? 'paid',
    money.currency,
    money.rate,
    money.convert(gross, '/gross'),
    money.convert(discount, '/discount'),
    money.convert(amountCell(order.shipping, '/shipping'), '/shipping'),
    money.convert(amountCell(order.tax, '/tax'), '/tax'),
    money.convert(cost, '/cost'),
    order.channel ?? '',
    order.campaign ?? '',
    order.coupon ?? '',
    order.region ?? '',
    order.device ?? '',
    ...itemColumns(items, lines, money),
    order.updatedAt === undefined ? orderedAt : timeCell(order.updatedAt, '/updatedAt', context),
  ];
}

export const orderRow: RowType<Order> = {
  table: 'orders',
  schema,
  columns: (
    'order_id source customer_id ordered_at status currency exchange_rate gross discount shipping tax cost ' +
    'channel campaign coupon region device items.product_id items.name items.category items.quantity items.price ' +
    'items.discount items.cost updated_at'
  ).split(' '),
  identity: ['source', 'order_id'],
  version: 'updated_at',
  read,
};
