import { presentValues } from '#analyses';
import { bind, join, sql, type SqlFragment } from '#warehouse';
import {
  compareNumbers,
  comparesTimes,
  compareTimes,
  comparisonErrors,
  holdsForZero,
  instant,
  operatorSchema,
  valueSchema,
  type Comparison,
  type ValueKind,
} from '../rule/comparison.js';
import type { Condition } from '../rule/rule.js';
import { choice, closed, texts } from '../rule/schema.js';
import { resolveWindow, windowErrors, windowSchema, type Window } from '../rule/window.js';
import type { CheckContext, CompileContext, ConditionType } from './condition-type.js';

export const orderAggregates = ['count', 'sum', 'average', 'first', 'last', 'distinct-products'] as const;
const bases = ['gross', 'net', 'contribution'] as const;

/** The order's own columns, and its items' as lists. */
const columns = {
  channel: sql`toString(channel)`,
  campaign: sql`toString(campaign)`,
  coupon: sql`toString(coupon)`,
  region: sql`toString(region)`,
  device: sql`toString(device)`,
  source: sql`toString(source)`,
  currency: sql`toString(currency)`,
} as const;
const lists = { productId: sql`\`items.product_id\``, category: sql`\`items.category\`` } as const;
type OrderProperty = keyof typeof columns | keyof typeof lists;

export interface OrdersCondition extends Condition, Comparison {
  readonly type: 'orders';
  readonly aggregate: (typeof orderAggregates)[number];
  readonly basis?: (typeof bases)[number];
  readonly window?: Window;
  readonly where?: Readonly<Partial<Record<OrderProperty, readonly string[]>>>;
}

const kinds: Readonly<Record<OrdersCondition['aggregate'], ValueKind>> = {
  count: 'number',
  sum: 'number',
  average: 'number',
  first: 'days-or-time',
  last: 'days-or-time',
  'distinct-products': 'number',
};

export const ordersCondition: ConditionType<OrdersCondition> = {
  type: 'orders',
  title: 'Orders',
  description:
    'An aggregate over the orders that count; none of them makes 0, and no first, last or average.',
  schema: closed(
    {
      type: { const: 'orders', type: 'string' },
      aggregate: choice(
        orderAggregates,
        'count; sum or average of money; first or last, in days before the instant or as a time; distinct-products.',
      ),
      basis: {
        ...choice(
          bases,
          'Money of sum and average: gross list price, net of discounts and refunds, net less cost.',
        ),
        default: 'net',
      },
      op: operatorSchema,
      value: valueSchema('A number; for first and last whole days ago, or a date or time.'),
      window: windowSchema,
      where: closed(
        Object.fromEntries(
          [...Object.keys(columns), ...Object.keys(lists)].map((name) => [
            name,
            texts('One of these values.'),
          ]),
        ),
        [],
        'Only orders that have one of the values of every property; an order has the products of all its lines.',
      ),
    },
    ['type', 'aggregate', 'op', 'value'],
  ),
  example: { type: 'orders', aggregate: 'count', op: 'at-least', value: 2, window: { days: 365 } },
  errors: (condition, { path, timeZone }: CheckContext) => [
    ...(condition.basis !== undefined && !['sum', 'average'].includes(condition.aggregate)
      ? [
          {
            code: 'contradiction' as const,
            path: `${path}/basis`,
            message: 'belongs to sum and average only',
          },
        ]
      : []),
    ...comparisonErrors(condition, kinds[condition.aggregate], `${path}/value`, timeZone),
    ...windowErrors(condition.window, `${path}/window`, timeZone),
  ],
  compile(condition, context) {
    const { aggregate } = condition;
    const { marks } = context;
    const mark = (predicate: SqlFragment) =>
      aggregate === 'distinct-products' ? marks.products(predicate) : marks.order(predicate);
    const predicate = holds(condition, context);
    return isTrueOfNothing(condition) ? sql`(not ${mark(sql`(not ${predicate})`)})` : mark(predicate);
  },
};

/** Someone without orders has 0 of them, and no first, last or average to compare. */
function isTrueOfNothing(condition: OrdersCondition): boolean {
  return ['count', 'sum', 'distinct-products'].includes(condition.aggregate) && holdsForZero(condition);
}

function holds(condition: OrdersCondition, { asOf, project: { timeZone } }: CompileContext): SqlFragment {
  const { aggregate, basis = 'net' } = condition;
  const row = join(rowConditions(condition, asOf, timeZone), sql` and `);
  const order = sql`(is_order and ${row})`;
  const money = { gross: sql`gross`, net: sql`net`, contribution: sql`contribution` }[basis];
  switch (aggregate) {
    case 'count':
      return compareNumbers(sql`countIf(${order})`, condition);
    case 'sum':
      return compareNumbers(sql`sumIf(${money}, ${condition.where ? order : row})`, condition);
    case 'average':
      return sql`(countIf(${order}) > 0 and ${compareNumbers(sql`sumIf(${money}, ${order})`, condition, sql`countIf(${order})`)})`;
    case 'distinct-products':
      return compareNumbers(
        sql`uniqExactArrayIf(arrayFilter(id -> id != '', product_ids), ${order})`,
        condition,
      );
    case 'first':
      return compareMoment(sql`minIf(at, ${order})`, sql`countIf(${order})`, condition, asOf, timeZone);
    case 'last':
      return compareMoment(sql`maxIf(at, ${order})`, sql`countIf(${order})`, condition, asOf, timeZone);
  }
}

/** A time compared with times, or its whole days before `asOf` with numbers; false where there is none. */
export function compareMoment(
  moment: SqlFragment,
  count: SqlFragment,
  comparison: Comparison,
  asOf: Date,
  timeZone: string,
): SqlFragment {
  // Not below 0 for what happened in an hour that clocks repeat.
  const days = sql`greatest(age('day', ${moment}, ${instant(asOf)}, ${bind(timeZone, 'String')}), 0)`;
  const compared = comparesTimes(comparison)
    ? compareTimes(moment, comparison, timeZone)
    : compareNumbers(days, comparison);
  return sql`(${count} > 0 and ${compared})`;
}

function rowConditions({ window, where = {} }: OrdersCondition, asOf: Date, timeZone: string): SqlFragment[] {
  const { from, to } = resolveWindow(window, asOf, timeZone);
  const properties = Object.entries(where).map(([name, values]) => {
    const allowed = bind(presentValues(values), 'Array(String)');
    if (Object.hasOwn(lists, name)) return inOrdersWith(lists[name as keyof typeof lists], allowed);
    return sql`${columns[name as keyof typeof columns]} in ${allowed}`;
  });
  return [
    sql`1`,
    ...(from ? [sql`at >= ${instant(from)}`] : []),
    ...(to ? [sql`at < ${instant(to)}`] : []),
    ...properties,
  ];
}

function inOrdersWith(list: SqlFragment, allowed: SqlFragment): SqlFragment {
  return sql`order_key in (select order_key from counted_orders where hasAny(${list}, ${allowed}))`;
}
