import { bind, join, sql, type SqlFragment } from '#warehouse';
import type { Paths } from './chain.sql.js';
import { entriesEnd, ticks, type FunnelDefinition } from './funnel.definition.js';
import { range, whole } from './whole.js';

/** That an attempt from `t` made step m, by the time that its path has for it. */
function made(funnel: FunnelDefinition, m: number): SqlFragment {
  return sql`(x${whole(m)} != 0 and x${whole(m)} - t <= ${bind(funnel.windowMilliseconds, 'Int64')})`;
}

const isStepOne = ({ enters }: Paths, funnel: FunnelDefinition) =>
  sql`${enters} and t < ${ticks(entriesEnd(funnel))}`;

/** Adds `levels`, and with exclusions `cuts` (when an attempt was stopped, 0 = never) and `drops`, over the positions. */
export function judged(funnel: FunnelDefinition, paths: Paths): SqlFragment {
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
