import { type Amount, signedAmountCell } from './money.cell.js';
import { Rejection } from './rejection.js';
import type { Cell, RowContext, RowType } from './row-type.js';
import { idField, moneyField, rowSchema, textField, timeField } from './schema.fields.js';
import { idCell, optionalIdCell } from './text.cell.js';
import { timeCell } from './time.cell.js';

interface ShopEvent {
  eventId: string | number;
  name: string;
  occurredAt: string;
  customerId?: string | number;
  anonymousId?: string | number;
  sessionId?: string | number;
  productId?: string | number;
  category?: string;
  channel?: string;
  campaign?: string;
  device?: string;
  region?: string;
  url?: string;
  value?: Amount;
  sequence?: number;
  properties?: Record<string, unknown>;
}

const schema = rowSchema(
  'Event',
  'Something that a customer or an anonymous visitor did. Unique by eventId; a later one with other content replaces it.',
  ['eventId', 'name', 'occurredAt'],
  {
    eventId: idField('Key of the event.'),
    name: {
      ...textField('What happened, in snake case: product_viewed, order_completed.', 200),
      minLength: 1,
    },
    occurredAt: timeField('When it happened.'),
    customerId: idField('The known customer.'),
    anonymousId: idField('The visitor as long as nobody is known; one of the two ids is needed.'),
    sessionId: idField('Session.'),
    productId: idField('Product that it is about.'),
    category: textField('Category that it is about.'),
    channel: textField('Channel.'),
    campaign: textField('Campaign.'),
    device: textField('Device.'),
    region: textField('Region.'),
    url: textField('Address of the page.', 8_000),
    value: moneyField("Value in the project's currency."),
    sequence: {
      type: 'integer',
      minimum: Number.MIN_SAFE_INTEGER,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'Order among events of the same time.',
    },
    properties: {
      type: 'object',
      additionalProperties: true,
      maxProperties: 1_000,
      description:
        'Anything else. `order_id` names the order that the event is about; an order_completed stands for that order.',
    },
  },
);

/** The order that an event is about; an `order_completed` stands for it, so that it does not yield a second one. */
function orderOf(event: ShopEvent): string {
  const id = event.properties?.order_id ?? event.properties?.orderId;
  if (typeof id !== 'string' && typeof id !== 'number') return '';
  try {
    return idCell(id, '/properties/order_id');
  } catch (error) {
    // Other events are theirs, too, when what they call so is no id.
    if (error instanceof Rejection && event.name !== 'order_completed') return '';
    throw error;
  }
}

function read(event: ShopEvent, context: RowContext): Cell[] {
  if (event.customerId === undefined && event.anonymousId === undefined) {
    throw new Rejection('missing-field', 'customerId or anonymousId is needed', '/customerId');
  }
  return [
    idCell(event.eventId, '/eventId'),
    event.name,
    timeCell(event.occurredAt, '/occurredAt', context),
    optionalIdCell(event.customerId, '/customerId'),
    optionalIdCell(event.anonymousId, '/anonymousId'),
    optionalIdCell(event.sessionId, '/sessionId'),
    optionalIdCell(event.productId, '/productId'),
    event.category ?? '',
    event.channel ?? '',
    event.campaign ?? '',
    event.device ?? '',
    event.region ?? '',
    event.url ?? '',
    event.value === undefined ? null : signedAmountCell(event.value, '/value'),
    event.sequence ?? 0,
    orderOf(event),
    event.properties === undefined ? '{}' : JSON.stringify(event.properties),
  ];
}

export const eventRow: RowType<ShopEvent> = {
  table: 'events',
  schema,
  columns: (
    'event_id name occurred_at customer_id anonymous_id session_id product_id category channel campaign device ' +
    'region url value sequence order_id properties'
  ).split(' '),
  identity: ['event_id'],
  read,
};
