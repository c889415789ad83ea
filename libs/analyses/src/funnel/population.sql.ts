import { bind, join, sql, toParam, type SqlFragment } from '#warehouse';
import { attemptRows } from './attempts.sql.js';
import { valuesOf } from './event-property.js';
import { entriesEnd, type FunnelDefinition } from './funnel.definition.js';
import { actorColumn, selects, sourceOf, streamConditions } from './stream.sql.js';

/**
 * One row: how many actors are in the funnel. Whoever has an event that an attempt can begin with is, so that nothing
 * need be matched, unless an exclusion can take actors out.
 */
export function populationRows(funnel: FunnelDefinition): SqlFragment {
  if (funnel.exclusions.some(({ mode }) => mode === 'drop')) {
    return sql`select count() as actors
from (
${attemptRows(funnel)}
)`;
  }
  const conditions = [...streamConditions(funnel), isEntry(funnel)];
  return sql`select uniqExact(${actorColumn(funnel)}) as actors
from ${sourceOf(funnel)}
where ${join(conditions, sql` and `)}`;
}

function isEntry(funnel: FunnelDefinition): SqlFragment {
  const { order, steps } = funnel;
  const first = (order === 'any' ? steps : steps.slice(0, 1)).map((step) => {
    const hasValue =
      step.held === undefined ? sql`` : sql` and notEmpty(${valuesOf(step.held, 'holdConstant')})`;
    return sql`(${selects(step)}${hasValue})`;
  });
  const end = bind(toParam(entriesEnd(funnel)), "DateTime64(3, 'UTC')");
  return sql`occurred_at < ${end} and (${join(first, sql` or `)})`;
}
