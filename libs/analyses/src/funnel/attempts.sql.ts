import { bind, join, sql, type SqlFragment } from '#warehouse';
import { anyOrder } from './any-order.sql.js';
import { bestAttempt } from './best-attempt.sql.js';
import { chain, type Paths } from './chain.sql.js';
import { firstEntry } from './first-entry.sql.js';
import { ticks, type FunnelDefinition } from './funnel.definition.js';
import { groupPositions } from './group-positions.sql.js';
import { judged } from './judged.sql.js';
import { isPlain } from './plain-positions.sql.js';
import { keyColumns } from './stream.sql.js';
import { range, whole } from './whole.js';

/**
 * One row per actor who is in the funnel: `actor`, `held` where a property is held constant, `level` (the deepest step
 * reached), `t1`, `t2`, ... (ticks, valid up to the level), `is_open` (the window is not over at asOf, and the attempt
 * is neither finished nor stopped).
 */
export function attemptRows(funnel: FunnelDefinition): SqlFragment {
  if (isPlain(funnel)) {
    return oneEach(funnel, funnel.isFirstEntry ? firstEntry(funnel) : bestAttempt(funnel));
  }
  const paths = pathsOf(funnel);
  return oneEach(funnel, chosen(funnel, judged(funnel, paths)));
}

function pathsOf(funnel: FunnelDefinition): Paths {
  if (funnel.order === 'any') return anyOrder(funnel);
  return chain(funnel, groupPositions(funnel));
}

/**
 * The attempt that counts, by the position that it begins at: the deepest, the earliest among equals, or the first
 * entry (of positions at one time, which strict order can have, the deepest).
 */
function chosen(funnel: FunnelDefinition, source: SqlFragment): SqlFragment {
  const { steps, exclusions, isFirstEntry, order, windowMilliseconds, asOf } = funnel;
  const count = whole(steps.length);
  const isExcluding = exclusions.length > 0;
  const candidates =
    isFirstEntry && order === 'strict'
      ? sql`arrayMap((v, e) -> if(e = first_t, v, toUInt8(0)), levels, t)`
      : sql`levels`;
  const place =
    isFirstEntry && order !== 'strict'
      ? sql`arrayFirstIndex(v -> v > 0, candidates)`
      : sql`indexOf(candidates, arrayMax(candidates))`;
  const times = range(2, steps.length).map((m) => sql`time_${whole(m)}[place] as t${whole(m)}`);
  const window = bind(windowMilliseconds, 'Int64');
  const isOpen = sql`level < ${count} and t1 + ${window} >= ${ticks(asOf)}`;
  return sql`select
    ${keyColumns(funnel)},
    levels[place] as level,
    t[place] as t1,
    ${join(times)},
    ${isExcluding ? sql`${isOpen} and cuts[place] = 0` : isOpen} as is_open${
      isExcluding
        ? sql`,
    ${isDropped(funnel)} as is_dropped`
        : sql``
    }
from (
    select *, ${place} as place
    from (
        select *, ${candidates} as candidates
        from (
            select *, t[arrayFirstIndex(v -> v > 0, levels)] as first_t
            from (
${source}
            )
        )
    )
)
where level > 0`;
}

/** An actor is out when an exclusion of mode drop hit any of its entries: at an entry's time, every way to go on. */
function isDropped({ isFirstEntry }: FunnelDefinition): SqlFragment {
  if (isFirstEntry) return sql`drops[place]`;
  const times = (condition: SqlFragment) =>
    sql`arrayUniq(arrayFilter((t, v, d) -> ${condition}, t, levels, drops))`;
  return sql`${times(sql`v > 0`)} > ${times(join([sql`v > 0`, sql`not d`], sql` and `))}`;
}

/** One row per actor: the best of its streams where a property is held constant, and without those who are out. */
function oneEach(funnel: FunnelDefinition, source: SqlFragment): SqlFragment {
  const { isHeld, isFirstEntry, steps, exclusions } = funnel;
  const isDropping = exclusions.some(({ mode }) => mode === 'drop');
  if (!isHeld) {
    if (!isDropping) return source;
    return sql`select *
from (
${source}
)
where not is_dropped`;
  }
  const rank = isFirstEntry ? sql`(t1, -toInt16(level), held)` : sql`(-toInt16(level), t1, held)`;
  const row = join([
    sql`held`,
    sql`level`,
    ...range(1, steps.length).map((m) => sql`t${whole(m)}`),
    sql`is_open`,
  ]);
  const dropped = isFirstEntry ? sql`argMin(is_dropped, ${rank})` : sql`max(is_dropped)`;
  return sql`select actor, ${join([
    sql`best.1 as held`,
    sql`best.2 as level`,
    ...range(1, steps.length).map((m) => sql`best.${whole(m + 2)} as t${whole(m)}`),
    sql`best.${whole(steps.length + 3)} as is_open`,
  ])}
from (
    select actor, argMin((${row}), ${rank}) as best
    from (
${source}
    )
    group by actor${
      isDropping
        ? sql`
    having not ${dropped}`
        : sql``
    }
)`;
}
