import { daysBefore } from '#core';
import { bind, sql, type SqlFragment } from '#warehouse';
import { instant } from '../rule/comparison.js';
import type { Condition } from '../rule/rule.js';
import { choice, closed, text, whole } from '../rule/schema.js';
import type { CompileContext, ConditionType } from './condition-type.js';
import { checkNames } from './event-names.js';

export interface AbsenceCondition extends Condition {
  readonly type: 'absence';
  readonly of: 'orders' | 'event';
  readonly name?: string;
  readonly window: { readonly days: number };
  readonly minimumTenureDays?: number;
}

export const absenceCondition: ConditionType<AbsenceCondition> = {
  type: 'absence',
  title: 'Absence',
  description:
    'No order that counts, or no event of a name, in the last days; with a minimum tenure only people who were first ' +
    'seen (record made, order or event) at least so many days ago, so that newcomers are not missed.',
  schema: closed(
    {
      type: { const: 'absence', type: 'string' },
      of: choice(['orders', 'event'], 'What did not happen.'),
      name: text('Name of the event.'),
      window: closed({ days: whole(1, 36_500, 'In the last so many days.') }, ['days'], 'How long.'),
      minimumTenureDays: { ...whole(0, 36_500, 'First seen at least so many days ago.'), default: 0 },
    },
    ['type', 'of', 'window'],
  ),
  example: { type: 'absence', of: 'orders', window: { days: 90 }, minimumTenureDays: 90 },
  errors: ({ of, name }, { path }) => {
    if (of === 'event' && name === undefined) {
      return [
        { code: 'missing-field', path: `${path}/name`, message: 'is needed: which event did not happen' },
      ];
    }
    if (of === 'orders' && name !== undefined) {
      return [{ code: 'contradiction', path: `${path}/name`, message: 'belongs to events only' }];
    }
    return [];
  },
  async compile(condition, context) {
    const { minimumTenureDays: tenure = 0 } = condition;
    const happened = await recent(condition, context);
    if (tenure === 0) return sql`(not ${happened})`;
    return sql`(not ${happened} and ${seenBefore(tenure, context)})`;
  },
};

async function recent({ of, name, window }: AbsenceCondition, context: CompileContext): Promise<SqlFragment> {
  const { asOf, marks, project } = context;
  const since = instant(daysBefore(asOf, window.days, project.timeZone));
  if (of === 'orders') return marks.order(sql`(countIf(is_order and at >= ${since}) > 0)`);
  await checkNames([name!], `${context.path}/name`, context);
  const isOne = sql`name = ${bind(name!, 'String')}`;
  return marks.event([name!], sql`(countIf(${isOne} and occurred_at >= ${since}) > 0)`);
}

/** Whether the person's record, first order that counts or first event is at least so old. */
function seenBefore(days: number, { asOf, marks, project }: CompileContext): SqlFragment {
  const limit = instant(daysBefore(asOf, days, project.timeZone));
  const byRecord = marks.customer(sql`(isNotNull(created_at) and assumeNotNull(created_at) <= ${limit})`);
  const byOrder = marks.order(sql`(countIf(is_order and at <= ${limit}) > 0)`);
  const byEvent = marks.list(
    sql`    select distinct person, '' as customer_id, '' as anonymous_id
    from person_events
    where occurred_at <= ${limit}`,
    false,
  );
  return sql`(${byRecord} or ${byOrder} or ${byEvent})`;
}
