import { column } from '../shared/index.js';

const id = column('customer_id', 'text', "The shop's own id.");
const orders = column('orders', 'count', 'Orders that count.');
const lastOrder = column('last_order_at', 'time', 'The last of them; null without orders.');

export const customersColumns = {
  customers: [
    id,
    column('name', 'text', 'Name.'),
    column('email', 'text', 'E-mail address.'),
    orders,
    column('revenue', 'money', 'Net value of the orders.'),
    lastOrder,
  ],
} as const;

export const customerColumns = {
  profile: [
    id,
    column('name', 'text', 'Name.'),
    column('email', 'text', 'E-mail address.'),
    column('phone', 'text', 'Phone number.'),
    column('gender', 'text', 'As the shop says.'),
    column('birth_year', 'number', 'Year of birth; null when not known.'),
    column('country', 'text', 'Country.'),
    column('region', 'text', 'Region.'),
    column('city', 'text', 'City.'),
    column('channel', 'text', 'Channel that the customer came by.'),
    column('consent', 'text', 'Purpose -> whether it was given, as JSON.'),
    column('attributes', 'text', 'The shop’s own attributes, as JSON.'),
    column('created_at', 'time', 'When the record was made at the shop; null when not known.'),
    orders,
    column('net', 'money', 'Net value of the orders.'),
    column('first_order_at', 'time', 'The first order; null without orders.'),
    lastOrder,
    column('average_order', 'money', 'Net value per order; null without orders.'),
    column('refunds', 'money', 'What refunds took off.'),
    column('events', 'count', 'Behaviour events.'),
    column('last_seen_at', 'time', 'The last event; null without events.'),
  ],
  timeline: [
    column('at', 'time', 'When it happened.'),
    column('kind', 'text', 'order, refund or event.'),
    column('name', 'text', 'Status of the order, or name of the event.'),
    column('title', 'text', 'Id of the order or product.'),
    column(
      'amount',
      'money',
      'Goods after discount, or what was refunded as a negative amount; null without one.',
    ),
    column('details', 'text', 'What else is known, as JSON.'),
  ],
  identifiers: [
    column('type', 'text', 'customerId or anonymousId.'),
    column('value', 'text', 'The id.'),
    column('linked_at', 'time', 'Since when it is known to be the same person; null for the own id.'),
  ],
} as const;
