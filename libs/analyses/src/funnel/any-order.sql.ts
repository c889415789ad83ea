import { join, sql, type SqlFragment } from '#warehouse';
import { unpacked, type Paths } from './chain.sql.js';
import { range, whole } from './whole.js';
import { bitsOf, subsetsOf } from './event-class.js';
import type { FunnelDefinition } from './funnel.definition.js';
import { classPositions } from './class-positions.sql.js';
import { keyColumns } from './stream.sql.js';

/** Stands for never while times are compared: above every time. */
const never = sql`toInt64(9000000000000000)`;

/**
 * Any order: an attempt begins with whichever step comes first, and its k-th time is when k steps are done, each by an
 * event of its own. By König's theorem the steps done in a group of classes that compete are limited by its sets: a set
 * asked for d times lets the group come to n of its N steps once d - (N - n) events of the set have come.
 */
export function anyOrder(funnel: FunnelDefinition): Paths {
  const positions = classPositions(funnel);
  const { groups } = funnel.classes;
  const count = funnel.steps.length;
  const sets = groups.flatMap(subsetsOf);
  let source = unpacked(funnel, positions);
  const most = Math.max(...sets.map((set) => demand(funnel, set)));
  const kept = [keyColumns(funnel), sql`st`, sql`t`, ...funnel.exclusions.map((_, e) => sql`n${whole(e)}`)];
  for (const d of range(1, most)) {
    const earlier = sets.flatMap((set) =>
      range(1, Math.min(d - 1, demand(funnel, set))).map((q) => name(set, q)),
    );
    const own = sets.filter((set) => demand(funnel, set) >= d).map((set) => nth(set, d));
    source = sql`select ${join([...kept, ...earlier, ...own])}
from (
${source}
)`;
  }
  const gains = groups.flatMap((group) => gainsOf(funnel, group));
  const names = join(gains.map((_, i) => sql`g${whole(i)}`));
  const done = sql`arrayMap((${names}) -> arraySort([${names}]), ${join(gains)})`;
  const times = range(2, count).map(
    (m) =>
      sql`arrayMap(v -> if(v[${whole(m)}] = ${never}, toInt64(0), v[${whole(m)}]), done) as time_${whole(m)}`,
  );
  const reaches = funnel.exclusions.map((_, e) => sql`n${whole(e)} as reach_${whole(e)}`);
  return {
    source: sql`select ${keyColumns(funnel)}, st, t, ${join([...times, ...reaches])}
from (
    select ${join(kept)}, ${done} as done
    from (
${source}
    )
)`,
    enters: positions.takes(1),
  };
}

/** How many steps ask for an event of the set. */
function demand({ classes }: FunnelDefinition, set: number): number {
  return classes.ofStep.filter((one) => (set >> one) & 1).length;
}

function name(set: number, d: number): SqlFragment {
  return sql`set_${whole(set)}_${whole(d)}`;
}

/** At every position, the time of the d-th event of the set from there on. */
function nth(set: number, d: number): SqlFragment {
  const list = d === 1 ? sql`t` : sql`arrayPushBack(arrayPopFront(${name(set, d - 1)}), ${never})`;
  const hit = sql`s >= 4096 and bitAnd(s, ${whole(set)}) != 0`;
  const taken = sql`arrayMap((s, v) -> if(${hit}, v, toInt64(0)), st, ${list})`;
  const filled = sql`arrayReverseFill(v -> v != 0, ${taken})`;
  return sql`arrayMap(v -> if(v = 0, ${never}, v), ${filled}) as ${name(set, d)}`;
}

/** When the first, second, ... step of the group is done, at every position. */
function gainsOf(funnel: FunnelDefinition, group: number): SqlFragment[] {
  const size = demand(funnel, group);
  return range(1, size).map((n) => {
    const limits = subsetsOf(group).flatMap((set) => {
      const d = demand(funnel, set) - (size - n);
      return d >= 1 ? [name(set, d)] : [];
    });
    if (bitsOf(group).length === 1 || limits.length === 1) return limits[0]!;
    const arguments_ = limits.map((_, i) => sql`v${whole(i)}`);
    return sql`arrayMap((${join(arguments_)}) -> greatest(${join(arguments_)}), ${join(limits)})`;
  });
}
