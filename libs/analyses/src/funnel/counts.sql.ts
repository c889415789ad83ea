import { bind, join, sql, type SqlFragment } from '#warehouse';
import { entriesEnd, ticks, type FunnelDefinition } from './funnel.definition.js';
import { isPlain, plainPositions } from './positions.sql.js';
import { keyColumns } from './stream.sql.js';
import { range, whole } from './whole.js';

/** Whether {@link countRows} are exact: best attempt, each step its own events, one stream per actor. */
export function isCountable(funnel: FunnelDefinition): boolean {
  const isDistinct = new Set(funnel.classes.ofStep).size === funnel.steps.length;
  return isPlain(funnel) && isDistinct && !funnel.isFirstEntry && !funnel.isHeld;
}

/**
 * One row per actor, `level` and `is_open` alone: every step's event keeps the latest entry that leads to it, which is
 * the one with the most of its window left. Exactly the levels of {@link attemptRows}, for half the work.
 */
export function countRows(funnel: FunnelDefinition): SqlFragment {
  const { asOf, windowMilliseconds, steps } = funnel;
  const positions = plainPositions(funnel);
  const end = entriesEnd(funnel).getTime();
  const closedEnd = asOf.getTime() - windowMilliseconds;
  let source = sql`select
    actor,
    arrayMap(key -> toUInt16(bitAnd(key, 65535)), keys) as st,
    arrayMap(key -> bitShiftRight(key, 16), keys) as t
from (
${positions.source}
)`;
  // The attempt that counts is over when the entries that are over get as far as all of them.
  const families = closedEnd < end ? [entriesEnd(funnel), new Date(closedEnd)] : [entriesEnd(funnel)];
  for (const k of range(1, steps.length)) {
    const lists = families.map((until, family) => entries(funnel, k, until, family));
    const earlier = families.flatMap((_, family) => range(1, k - 1).map((m) => listName(m, family)));
    source = sql`select ${join([keyColumns(funnel), sql`st`, sql`t`, ...earlier, ...lists])}
from (
${source}
)`;
  }
  const level = (family: number) =>
    sql`toUInt8(${join(
      range(1, steps.length).map((m) => sql`arrayExists(v -> v != 0, ${listName(m, family)})`),
      sql` + `,
    )})`;
  const isOpen =
    families.length === 2 ? sql`level < ${whole(steps.length)} and ${level(1)} < level` : sql`false`;
  return sql`select actor, ${level(0)} as level, ${isOpen} as is_open
from (
${source}
)
where level > 0`;
}

function listName(step: number, family: number): SqlFragment {
  return family === 0 ? sql`all_${whole(step)}` : sql`over_${whole(step)}`;
}

/** At the positions of step k, the latest entry before `until` that leads there within the window; 0 elsewhere. */
function entries(funnel: FunnelDefinition, k: number, until: Date, family: number): SqlFragment {
  const takes = plainPositions(funnel).takes(k);
  if (k === 1) {
    return sql`arrayMap((s, t) -> if(${takes} and t < ${ticks(until)}, t, toInt64(0)), st, t) as ${listName(1, family)}`;
  }
  const window = bind(funnel.windowMilliseconds, 'Int64');
  const filled = sql`arrayFill(v -> v != 0, ${listName(k - 1, family)})`;
  return sql`arrayMap((s, t, v) -> if(${takes} and v != 0 and t - v <= ${window}, v, toInt64(0)), st, t, ${filled}) as ${listName(k, family)}`;
}
