import { column, type Column } from '../shared/index.js';

const counts: readonly Column[] = [
  column('orders', 'count', 'Orders that count, placed in the time.'),
  column('customers', 'count', 'Customers who placed one.'),
  column('new_customers', 'count', 'Of these, those whose first order it was.'),
  column('revenue', 'money', 'Value of the orders less the refunds made in the time, on the chosen basis.'),
  column('refunds', 'money', 'Refunds of goods made in the time.'),
];

const averageOrder = column('average_order', 'money', 'Revenue per order; null without orders.');

export const overviewColumns = {
  totals: [...counts, averageOrder],
  days: [column('day', 'date', "Day in the project's time zone."), ...counts],
  summary: [
    column('day', 'date', "Day in the project's time zone; null in the row of the whole range."),
    ...counts,
    averageOrder,
  ],
  customers: [
    column('customer_id', 'text', 'Id of the customer.'),
    column('orders', 'count', 'Orders that count, placed in the time.'),
    column(
      'revenue',
      'money',
      'Value of these orders less the refunds made in the time, on the chosen basis.',
    ),
    column('refunds', 'money', 'Refunds of goods made in the time.'),
    column('first_ordered_at', 'time', 'Time of the first counted order of all; null where there is none.'),
  ],
} as const;
