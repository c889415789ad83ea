import { column, type Column } from '../shared/index.js';

const cohort = column(
  'cohort',
  'text',
  "First day of the period (YYYY-MM-DD), or the trait's value; (none) where it is empty.",
);

/** Columns of the rows at each level; the first is the default level. */
export const cohortLtvColumns: Readonly<Record<'cohorts' | 'customers', readonly Column[]>> = {
  cohorts: [
    cohort,
    column('size', 'count', 'Customers of the cohort.'),
    column('period', 'count', 'Number of the column, from 0.'),
    column('value', 'money', 'Value of the cohort from its first orders to the end of the period.'),
    column('per_customer', 'money', 'The value divided by the size.'),
    column('mature', 'boolean', 'Whether the youngest member has lived that long.'),
    column('days', 'days', 'Elapsed axis: the last day of the column; null on the calendar axis.'),
    column('orders', 'count', 'Counted orders of the cohort to the end of the period.'),
  ],
  customers: [
    column('customer_id', 'text', 'Id of the customer.'),
    cohort,
    column('first_ordered_at', 'time', 'Time of the first counted order.'),
    column('orders', 'count', 'Counted orders so far, or in the period asked for.'),
    column('value', 'money', 'Value so far or in that period, on the basis asked for.'),
  ],
};
