import { bind, join, sql, type SqlFragment } from '#warehouse';
import { attemptRows } from './attempts.sql.js';
import { brokenDown } from './breakdown.sql.js';
import type { FunnelDefinition } from './funnel.definition.js';
import type { FunnelParams } from './funnel.params.js';
import { instant } from './levels.sql.js';
import { actorColumn } from './stream.sql.js';
import { range, whole } from './whole.js';

/** Which actors a list shows. */
export type Selection = Pick<FunnelParams, 'step' | 'outcome' | 'breakdownValue'>;

/** One row per actor behind a number of the funnel, the first to enter first. */
export function actorRows(funnel: FunnelDefinition, selection: Selection): SqlFragment {
  const times = join(range(1, funnel.steps.length).map((m) => sql`t${whole(m)}`));
  const isPerson = funnel.actor === 'person';
  return sql`with ${brokenDown(funnel, attemptRows(funnel))}, listed as (
    select
        ${sql`attempts.actor`} as actor,
        ${instant(sql`t1`)} as entered_at,
        level,
        ${instant(sql`[${times}][level]`)} as last_step_at,
        is_open,
        breakdown
    from attempts
    where ${condition(funnel, selection)}
), identities as (
    select
        ${actorColumn(funnel)} as actor,
        argMax((person, customer_id, anonymous_id), (customer_id != '', customer_id, anonymous_id)) as who
    from event_stream
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

function condition({ steps }: FunnelDefinition, { step, outcome, breakdownValue }: Selection): SqlFragment {
  const k = whole(step);
  const conditions = {
    reached: sql`level >= ${k}`,
    dropped: sql`level = ${k} and level < ${whole(steps.length)} and not is_open`,
    open: sql`level = ${k} and is_open`,
  };
  if (breakdownValue === undefined) return conditions[outcome];
  return sql`${conditions[outcome]} and breakdown = ${bind(breakdownValue, 'String')}`;
}
