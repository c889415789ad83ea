import { Rejection } from '../rows/rejection.js';
import type { TableName } from '../rows/row-type.js';
import { type CustomerFields, customerOf, tellsOfCustomer } from './customer.mapping.js';
import { eventOf, messageName } from './event.mapping.js';
import type { Fields } from './fields.js';
import type { Message } from './message.js';
import { isOrderEvent, type OrderFields, orderIdOf, orderOf } from './order.mapping.js';
import { isPartialRefund, refundOf } from './refund.mapping.js';

/** A row that a message stands for, or why there is none; `path` of the rejection then points into the message. */
export type MappedRow = { table: TableName; row: Fields } | { table: TableName; rejection: Rejection };

/** What is known of orders and customers before a message. */
export interface Known {
  order(id: string): OrderFields | undefined;
  customer(id: string): CustomerFields | undefined;
}

/**
 * The rows of a message: its event, its order or refund, and the customer's profile. The one mapping for all protocols;
 * docs/sending.md has it as a table. `currency` is the project's.
 */
export function rowsOf(message: Message, known: Known, currency: string | undefined): MappedRow[] {
  const name = messageName(message);
  const rows: MappedRow[] = [];
  const event = eventOf(message, currency);
  if (event) rows.push({ table: 'events', row: event });
  if (message.kind === 'track' && isOrderEvent(name)) {
    const read = () =>
      orderOf(name, message, needsOrder(message) ? known.order(orderIdOf(message)) : undefined);
    rows.push(mapped('orders', read));
  }
  if (message.kind === 'track' && name === 'order_refunded') {
    rows.push(mapped('refunds', () => refundOf(message, known.order(orderIdOf(message)))));
  }
  if (tellsOfCustomer(message)) {
    rows.push(mapped('customers', () => customerOf(message, known.customer(message.customerId!))));
  }
  return rows;
}

function mapped(table: TableName, read: () => Fields): MappedRow {
  try {
    return { table, row: read() };
  } catch (error) {
    if (error instanceof Rejection) return { table, rejection: error };
    throw error;
  }
}

const needsOrder = (message: Message) => messageName(message) !== 'order_completed';

/** The order that must be looked up before the message can be mapped. */
export function neededOrder(message: Message): string | undefined {
  const name = messageName(message);
  if (message.kind !== 'track' || !['order_updated', 'order_cancelled', 'order_refunded'].includes(name))
    return;
  try {
    const id = orderIdOf(message);
    return name === 'order_refunded' && isPartialRefund(message) ? undefined : id;
  } catch (error) {
    // Its mapping says what is wrong.
    if (error instanceof Rejection) return undefined;
    throw error;
  }
}

/** The customer whose profile must be looked up before the message can be mapped. */
export function neededCustomer(message: Message): string | undefined {
  return tellsOfCustomer(message) ? message.customerId : undefined;
}
