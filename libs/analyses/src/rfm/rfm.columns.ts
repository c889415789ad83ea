import { column, type Column } from '../shared/index.js';

const customers = column('customers', 'count', 'Buyers.');
const share = column('share', 'ratio', 'Share of all buyers.');
const revenue = column('revenue', 'money', 'Their monetary value together, on the basis asked for.');
const revenueShare = column('revenue_share', 'ratio', 'Share of the revenue of all buyers.');
const segment = column('segment', 'text', 'Name of the segment, from the map.');
const averageMoney = column('avg_monetary', 'money', 'Mean monetary value; null where nobody is.');
const r = column('r', 'count', 'Recency score; the highest is the most recent.');
const f = column('f', 'count', 'Frequency score.');

/** Columns of the rows at each level; the first is the default level. */
export const rfmColumns: Readonly<Record<'segments' | 'customers' | 'cells', readonly Column[]>> = {
  segments: [
    segment,
    customers,
    share,
    revenue,
    revenueShare,
    column('avg_recency_days', 'number', 'Mean days since the last order; null where nobody is.'),
    column('avg_frequency', 'number', 'Mean orders within the look-back; null where nobody is.'),
    averageMoney,
  ],
  customers: [
    column('customer_id', 'text', 'Id of the customer.'),
    column('recency_days', 'days', 'Whole days from the last counted order to asOf.'),
    column('frequency', 'count', 'Counted orders within the look-back.'),
    column('monetary', 'money', 'Value of the orders within the look-back, on the basis asked for.'),
    r,
    f,
    column('m', 'count', 'Monetary score.'),
    segment,
  ],
  cells: [
    r,
    f,
    customers,
    share,
    revenue,
    revenueShare,
    column('avg_m', 'number', 'Mean monetary score; null where nobody is.'),
    averageMoney,
    column('segment', 'text', "The segment of most of the cell's buyers; null where nobody is."),
  ],
};
