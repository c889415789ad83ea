import { bind, join, sql, type SqlFragment } from '#warehouse';
import { attemptRows } from './attempts.sql.js';
import { brokenDown } from './breakdown.sql.js';
import { ticks, type FunnelDefinition } from './funnel.definition.js';
import { instant } from './levels.sql.js';
import type { Selection } from './selection.js';
import { actorColumn, eventStream } from './stream.sql.js';
import { range, whole } from './whole.js';

/** One row per actor behind a number of the funnel, the first to enter first. */
export function actorRows(funnel: FunnelDefinition, selection: Selection): SqlFragment {
  const isPerson = funnel.actor === 'person';
  return sql`${listed(funnel, selection)}, identities as (
    select
        ${actorColumn(funnel)} as actor,
        ${isPerson ? ofPerson : ofOther} as who
    from ${eventStream(funnel)}
    where actor in (select actor from listed)
    group by actor
)
select
    ${isPerson ? sql`if(customer_id != '', customer_id, anonymous_id)` : sql`listed.actor`} as actor,
    who.1 as person,
    who.2 as customer_id,
    if(customer_id != '', '', who.3) as anonymous_id,
    entered_at,
    level,
    last_step_at,
    is_open,
    breakdown
from listed
inner join identities on identities.actor = listed.actor
order by entered_at, listed.actor`;
}

/** One row: how many {@link actorRows} there are, without their names, which are dear. */
export function actorCount(funnel: FunnelDefinition, selection: Selection): SqlFragment {
  return sql`${listed(funnel, selection)}
select count() as rows
from listed`;
}

/** `listed`: who is behind the number, under the keys of the events. */
function listed(funnel: FunnelDefinition, selection: Selection): SqlFragment {
  const times = join(range(1, funnel.steps.length).map((m) => sql`t${whole(m)}`));
  return sql`with ${brokenDown(funnel, attemptRows(funnel))}, listed as (
    select
        attempts.actor as actor,
        ${instant(sql`t1`)} as entered_at,
        level,
        ${instant(sql`[${times}][level]`)} as last_step_at,
        is_open,
        breakdown
    from (
        -- unfolded, so that the condition is not merged with one on the events before: behind an and, what a condition is
        -- made of is put off, and worked out anew by each step that uses it
        select * replace (arrayJoin([level]) as level)
        from attempts
    ) as attempts
    where ${condition(funnel, selection)}
)`;
}

/** All events of a person have the customer's id, or else the visitor's. */
const ofPerson = sql`any((person, customer_id, anonymous_id))`;
const ofOther = sql`argMax((person, customer_id, anonymous_id), (customer_id != '', customer_id, anonymous_id))`;

function condition({ steps }: FunnelDefinition, selection: Selection): SqlFragment {
  const { step, outcome, breakdownValue, entered, took } = selection;
  const k = whole(step);
  const conditions = {
    reached: sql`level >= ${k}`,
    dropped: sql`level = ${k} and level < ${whole(steps.length)} and not is_open`,
    open: sql`level = ${k} and is_open`,
  };
  const duration = sql`level >= ${k} and t${k} - t${whole(Math.max(1, step - 1))}`;
  const all = [
    conditions[outcome],
    breakdownValue !== undefined && sql`breakdown = ${bind(breakdownValue, 'String')}`,
    entered.from && sql`t1 >= ${ticks(entered.from)}`,
    entered.before && sql`t1 < ${ticks(entered.before)}`,
    took.from !== undefined && sql`${duration} >= ${bind(took.from, 'Int64')}`,
    took.before !== undefined && sql`${duration} < ${bind(took.before, 'Int64')}`,
  ];
  return join(
    all.filter((one): one is SqlFragment => one !== false && one !== undefined),
    sql` and `,
  );
}
