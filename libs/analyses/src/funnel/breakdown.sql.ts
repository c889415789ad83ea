import { join, sql, type SqlFragment } from '#warehouse';
import { valueOf } from './event-property.js';
import type { FunnelDefinition } from './funnel.definition.js';
import { isOfClass, stream, timeOf } from './stream.sql.js';
import { range, whole } from './whole.js';

const topValues = 20;

/**
 * The rows of `source` (one per actor) with a column `breakdown`: the value at the event of the step asked for, the
 * smallest when several events of that time fit the step; of the values the 20 with the most actors, then `other`, and
 * `(none)` for actors without a value or who did not reach the step; null when nothing is broken down. `place` orders.
 * Values that are called like these two, or like them in quotes, stand in quotes: no two rows have one name.
 */
export function brokenDown(funnel: FunnelDefinition, source: SqlFragment): SqlFragment {
  if (!funnel.breakdown) {
    return sql`attempts as (
    select *, cast(null as Nullable(String)) as breakdown, 0 as place
    from (
${source}
    )
)`;
  }
  const { at } = funnel.breakdown;
  const step = at === 'first' ? sql`toUInt8(1)` : at === 'last' ? sql`level` : sql`toUInt8(${whole(at)})`;
  const times = join(range(1, funnel.steps.length).map((m) => sql`t${whole(m)}`));
  const key = funnel.isHeld ? sql`actor, held` : sql`actor`;
  return sql`matched as materialized (
    select *, ${step} as touched_step, if(touched_step <= level, [${times}][touched_step], 0) as touched_at
    from (
${source}
    )
), touches as (
    select actor, minIf(value, value != '') as value
    from (
${stepEvents(funnel)}
    ) as events
    inner join (select ${key}, touched_step, touched_at as t from matched) as touched using (${key}, t)
    where bitTest(fits, touched_step - 1)
    group by actor
), valued as materialized (
    select attempt.*, touched.value as value
    from matched as attempt
    left join touches as touched on touched.actor = attempt.actor
), ranked as (
    select
        value,
        if(match(value, '^"*(other|[(]none[)])"*$'), concat('"', value, '"'), value) as name,
        row_number() over (order by count() desc, value) as place
    from valued
    where value != ''
    group by value
), attempts as (
    select
        attempt.*,
        multiIf(value = '', ${whole(topValues + 2)}, rank.place > ${whole(topValues)}, ${whole(topValues + 1)}, rank.place) as place,
        toNullable(multiIf(value = '', '(none)', rank.place > ${whole(topValues)}, 'other', rank.name)) as breakdown
    from valued as attempt
    left join ranked as rank on rank.value = attempt.value
)`;
}

/** The events that can be steps: which, as bits, and their value. In any order each can be any. */
function stepEvents(funnel: FunnelDefinition): SqlFragment {
  const { steps, order, classes } = funnel;
  const fit = (step: number) => isOfClass(classes.selectors[classes.ofStep[step - 1]!]!, funnel);
  const all = range(1, steps.length);
  const any = join(all.map(fit), sql` or `);
  const bits = all.map(
    (step) => sql`${order === 'any' ? sql`(${any})` : fit(step)} * ${whole(1 << (step - 1))}`,
  );
  return stream(funnel, [
    sql`${timeOf()} as t`,
    sql`toUInt16(${join(bits, sql` + `)}) as fits`,
    sql`${valueOf(funnel.breakdown!.property, 'breakdown')} as value`,
  ]);
}
