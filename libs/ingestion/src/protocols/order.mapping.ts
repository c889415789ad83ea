import { Rejection } from '../rows/rejection.js';
import { orderStatuses } from '../rows/order.row.js';
import { amountText, amountOf, currencyOf, goodsOf, optionalText, sizeOf, sumOf } from './amounts.js';
import { deviceOf } from './device.js';
import { defined, type Fields, fieldsOf, idOf, textOf } from './fields.js';
import type { Message } from './message.js';
import { orderItem, type OrderItem, productsOf } from './products.js';

/** The row of `orders` as it is on the wire. */
export interface OrderFields extends Fields {
  orderId: string;
  customerId: string;
  orderedAt: string;
  source?: string;
  status?: string;
  currency?: string;
  gross?: string;
  discount?: string;
  items?: OrderItem[];
}

const orderEvents = ['order_completed', 'order_updated', 'order_cancelled'];

export const isOrderEvent = (name: string): boolean => orderEvents.includes(name);

/** The order that a message is about. Throws a Rejection when it names none. */
export function orderIdOf({ properties }: Message): string {
  const id = idOf(properties, 'order_id', 'orderId', 'transaction_id');
  if (id === undefined) throw new Rejection('missing-field', 'is needed', '/properties/order_id');
  return id;
}

/**
 * The order after a message of the name `order_completed`, `order_updated` or `order_cancelled`; `known` is what is
 * known of it so far. Throws a Rejection that points into the message.
 */
export function orderOf(name: string, message: Message, known: OrderFields | undefined): OrderFields {
  const orderId = orderIdOf(message);
  const told = toldOf(message);
  if (name === 'order_completed') {
    if (told.gross === undefined && told.items === undefined) {
      throw new Rejection(
        'missing-field',
        'subtotal, revenue, total or products is needed',
        '/properties/revenue',
      );
    }
    return { ...begun(message, orderId), status: statusOf(message) ?? 'paid', ...told };
  }
  const before = known ?? begun(message, orderId);
  const status = name === 'order_cancelled' ? 'cancelled' : (statusOf(message) ?? before.status);
  const changed = defined({
    ...before,
    ...(told.gross || told.items ? without(before) : {}),
    ...told,
    status,
  });
  // An order that is not known yet and is cancelled: what it was worth does not matter.
  const isWorthNothing = changed.gross === undefined && changed.items === undefined;
  return { ...changed, ...(isWorthNothing ? { gross: '0' } : {}), updatedAt: message.at } as OrderFields;
}

/** What a first message says of an order. Somebody unknown who orders is a customer by the visitor's id. */
function begun({ customerId, anonymousId, at }: Message, orderId: string): OrderFields {
  return { orderId, customerId: (customerId ?? anonymousId)!, orderedAt: at, updatedAt: at };
}

/** `order` without the fields that belong to its amounts: they are told anew together or not at all. */
function without({ gross: _, discount: __, items: ___, ...order }: OrderFields): Fields {
  return { ...order, gross: undefined, discount: undefined, items: undefined };
}

function statusOf({ properties }: Message): string | undefined {
  const status = textOf(properties, 'status')?.toLowerCase();
  return orderStatuses.find((one) => one === status);
}

/** What a message tells of its order, in the fields of the row. */
function toldOf({ properties, context }: Message): Partial<OrderFields> {
  const path = '/properties';
  const products = productsOf(properties);
  const goods = goodsOf(properties);
  const discount =
    sizeOf(properties, 'discount', path) ??
    sumOf(
      products
        .map((product) => sizeOf(product.fields, 'discount', product.path))
        .filter((d) => d !== undefined),
    );
  const campaign = fieldsOf(context, 'campaign');
  return defined({
    currency: currencyOf(properties),
    // What was paid and what was taken off it: the price in the list. Without either, the row sums its items up.
    gross: goods === undefined ? undefined : amountText(goods.plus(discount)),
    discount: goods === undefined && discount.isZero() ? undefined : amountText(discount),
    shipping: optionalText(sizeOf(properties, 'shipping', path)),
    tax: optionalText(sizeOf(properties, 'tax', path)),
    cost: optionalText(amountOf(properties, 'cost', path)),
    channel: textOf(properties, 'channel') ?? textOf(campaign, 'source'),
    campaign: textOf(properties, 'campaign') ?? textOf(campaign, 'name'),
    coupon: textOf(properties, 'coupon'),
    region: textOf(properties, 'region'),
    device: deviceOf(context),
    items: products.length > 0 ? products.map(orderItem) : undefined,
  });
}
