import { bind, join, sql, type SqlFragment } from '#warehouse';
import { anyOrder } from './any-order.sql.js';
import { chain, type Paths } from './chain.sql.js';
import { firstEntry } from './first-entry.sql.js';
import { entriesEnd, ticks, type FunnelDefinition } from './funnel.definition.js';
import { groupPositions } from './group-positions.sql.js';
import { isPlain, plainPositions } from './plain-positions.sql.js';
import { keyColumns } from './stream.sql.js';
import { range, whole } from './whole.js';

/**
 * One row per actor who is in the funnel: `actor`, `held` where a property is held constant, `level` (the deepest step
 * reached), `t1`, `t2`, ... (ticks, valid up to the level), `is_open` (the window is not over at asOf, and the attempt
 * is neither finished nor stopped).
 */
export function attemptRows(funnel: FunnelDefinition): SqlFragment {
  if (isPlain(funnel) && funnel.isFirstEntry && new Set(funnel.classes.ofStep).size === funnel.steps.length) {
    return oneEach(funnel, firstEntry(funnel));
  }
  const paths = pathsOf(funnel);
  return oneEach(funnel, chosen(funnel, judged(funnel, paths)));
}

function pathsOf(funnel: FunnelDefinition): Paths {
  if (funnel.order === 'any') return anyOrder(funnel);
  return chain(funnel, isPlain(funnel) ? plainPositions(funnel) : groupPositions(funnel));
}

/** That an attempt from `t` made step m, by the time that its path has for it. */
function made(funnel: FunnelDefinition, m: number): SqlFragment {
  return sql`(x${whole(m)} != 0 and x${whole(m)} - t <= ${bind(funnel.windowMilliseconds, 'Int64')})`;
}

const isStepOne = ({ enters }: Paths, funnel: FunnelDefinition) =>
  sql`${enters} and t < ${ticks(entriesEnd(funnel))}`;

/** Adds `levels`, and with exclusions `cuts` (when an attempt was stopped, 0 = never) and `drops`, over the positions. */
function judged(funnel: FunnelDefinition, paths: Paths): SqlFragment {
  const later = range(2, funnel.steps.length);
  const arguments_ = join([sql`s`, sql`t`, ...later.map((m) => sql`x${whole(m)}`)]);
  const lists = join([sql`st`, sql`t`, ...later.map((m) => sql`time_${whole(m)}`)]);
  const steps = join([sql`1`, ...later.map((m) => made(funnel, m))], sql` + `);
  const levels = sql`arrayMap((${arguments_}) -> if(${isStepOne(paths, funnel)}, toUInt8(${steps}), toUInt8(0)), ${lists})`;
  if (funnel.exclusions.length === 0)
    return sql`select *, ${levels} as levels
from (
${paths.source}
)`;
  return excluded(
    funnel,
    sql`select *, ${levels} as reached
from (
${paths.source}
)`,
  );
}

/** An exclusion acts on an attempt strictly after step `after` and strictly before step `before`, within the window. */
function excluded(funnel: FunnelDefinition, source: SqlFragment): SqlFragment {
  const { exclusions, steps, windowMilliseconds } = funnel;
  const later = range(2, steps.length);
  const times = later.map((m) => sql`time_${whole(m)}`);
  const hit = exclusions.map(({ after, before }, e) => {
    const end = sql`t + ${bind(windowMilliseconds, 'Int64')}`;
    const isWithin = sql`r >= ${whole(after)} and e != 0 and e <= ${end}`;
    const isBefore = sql`(r < ${whole(before)} or e < x)`;
    return sql`arrayMap((r, t, e, x) -> if(${isWithin} and ${isBefore}, e, toInt64(0)), reached, t, reach_${whole(e)}, time_${whole(before)}) as hit_${whole(e)}`;
  });
  const earliest = (mode: 'stop' | 'drop') => {
    const lists = exclusions.flatMap((one, e) => (one.mode === mode ? [sql`hit_${whole(e)}`] : []));
    const names = lists.map((_, i) => sql`h${whole(i)}`);
    if (lists.length === 0) return sql`arrayMap(v -> toInt64(0), t)`;
    return sql`arrayMap((${join(names)}) -> arrayMin(arrayFilter(v -> v != 0, [${join(names)}])), ${join(lists)})`;
  };
  const kept = later.map((m) => sql`(r >= ${whole(m)} and (c = 0 or x${whole(m)} <= c))`);
  const names = join([sql`r`, sql`c`, ...later.map((m) => sql`x${whole(m)}`)]);
  return sql`select
    *,
    arrayMap((${names}) -> if(r = 0, toUInt8(0), toUInt8(1 + ${join(kept, sql` + `)})), ${join([sql`reached`, sql`cuts`, ...times])}) as levels,
    arrayMap((d, c) -> d != 0 and (c = 0 or d < c), drop_times, cuts) as drops
from (
    select *, ${earliest('stop')} as cuts, ${earliest('drop')} as drop_times
    from (
        select *, ${join(hit)}
        from (
${source}
        )
    )
)`;
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
