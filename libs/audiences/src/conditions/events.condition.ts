import { propertyConditions } from '#analyses';
import { Problem, type ProblemDetail } from '#core';
import { bind, join, sql, type SqlFragment } from '#warehouse';
import {
  compareNumbers,
  comparisonErrors,
  holdsForZero,
  instant,
  operatorSchema,
  valueSchema,
  type Comparison,
  type ValueKind,
} from '../rule/comparison.js';
import { detailsUnder } from '../rule/problems.js';
import type { Condition } from '../rule/rule.js';
import { choice, closed, text } from '../rule/schema.js';
import { resolveWindow, windowErrors, windowSchema, type Window } from '../rule/window.js';
import type { CheckContext, CompileContext, ConditionType } from './condition-type.js';
import { checkNames } from './event-names.js';
import { compareMoment } from './orders.condition.js';

export const eventAggregates = ['count', 'sum', 'first', 'last', 'distinct-days'] as const;

export interface EventsCondition extends Condition, Comparison {
  readonly type: 'events';
  readonly name?: string;
  readonly names?: readonly string[];
  readonly aggregate: (typeof eventAggregates)[number];
  readonly window?: Window;
  readonly where?: Readonly<Record<string, readonly (string | number | boolean)[]>>;
}

const kinds: Readonly<Record<EventsCondition['aggregate'], ValueKind>> = {
  count: 'number',
  sum: 'number',
  first: 'days-or-time',
  last: 'days-or-time',
  'distinct-days': 'number',
};

export const eventsCondition: ConditionType<EventsCondition> = {
  type: 'events',
  title: 'Events',
  description:
    'An aggregate over events of one or several names, of which orders that count are order_completed.',
  schema: closed(
    {
      type: { const: 'events', type: 'string' },
      name: text('Name of the event, such as product_viewed.'),
      names: {
        type: 'array',
        minItems: 1,
        maxItems: 50,
        items: { type: 'string', minLength: 1, maxLength: 200 },
        description: 'Several names in place of one.',
      },
      aggregate: choice(
        eventAggregates,
        'count; sum of the value; first or last, in days before the instant or as a time; distinct-days.',
      ),
      op: operatorSchema,
      value: valueSchema('A number; for first and last whole days ago, or a date or time.'),
      window: windowSchema,
      where: {
        type: 'object',
        maxProperties: 20,
        description:
          'Property -> values that pass, as in a funnel: {"device": ["ios"], "properties.plan": ["gold"]}.',
      },
    },
    ['type', 'aggregate', 'op', 'value'],
  ),
  example: {
    type: 'events',
    name: 'product_viewed',
    aggregate: 'count',
    op: 'at-least',
    value: 3,
    window: { days: 30 },
  },
  errors: (condition, context) => [
    ...nameErrors(condition, context.path),
    ...comparisonErrors(condition, kinds[condition.aggregate], `${context.path}/value`, context.timeZone),
    ...windowErrors(condition.window, `${context.path}/window`, context.timeZone),
    ...propertyErrors(condition, context),
  ],
  async compile(condition, context) {
    const names = namesOf(condition);
    const path = condition.names ? `${context.path}/names` : `${context.path}/name`;
    await checkNames(names, path, context);
    const predicate = holds(condition, names, context);
    const mark = (one: SqlFragment) => context.marks.event(names, one);
    return isTrueOfNothing(condition) ? sql`(not ${mark(sql`(not ${predicate})`)})` : mark(predicate);
  },
};

/** Someone without such events has 0 of them, and no first or last to compare. */
function isTrueOfNothing(condition: EventsCondition): boolean {
  return ['count', 'sum', 'distinct-days'].includes(condition.aggregate) && holdsForZero(condition);
}

function namesOf({ name, names }: EventsCondition): readonly string[] {
  return names ?? [name!];
}

function nameErrors({ name, names }: EventsCondition, path: string): ProblemDetail[] {
  if ((name === undefined) !== (names === undefined)) return [];
  return [{ code: 'missing-field', path: `${path}/name`, message: 'needs a name, or names, not both' }];
}

function propertyErrors({ where }: EventsCondition, { path }: CheckContext): ProblemDetail[] {
  try {
    propertyConditions(where, 'where');
    return [];
  } catch (error) {
    if (error instanceof Problem) return detailsUnder(path, error);
    throw error;
  }
}

function holds(
  condition: EventsCondition,
  names: readonly string[],
  { asOf, project: { timeZone } }: CompileContext,
): SqlFragment {
  const { from, to } = resolveWindow(condition.window, asOf, timeZone);
  const row = join(
    [
      sql`name in ${bind([...names], 'Array(String)')}`,
      ...(from ? [sql`occurred_at >= ${instant(from)}`] : []),
      ...(to ? [sql`occurred_at < ${instant(to)}`] : []),
      ...propertyConditions(condition.where, 'where'),
    ],
    sql` and `,
  );
  const count = sql`countIf(${row})`;
  switch (condition.aggregate) {
    case 'count':
      return compareNumbers(count, condition);
    case 'sum':
      return compareNumbers(sql`sumIf(ifNull(value, toDecimal64(0, 4)), ${row})`, condition);
    case 'distinct-days':
      return compareNumbers(
        sql`uniqExactIf(toDate32(occurred_at, ${bind(timeZone, 'String')}), ${row})`,
        condition,
      );
    case 'first':
      return compareMoment(sql`minIf(occurred_at, ${row})`, count, condition, asOf, timeZone);
    case 'last':
      return compareMoment(sql`maxIf(occurred_at, ${row})`, count, condition, asOf, timeZone);
  }
}
