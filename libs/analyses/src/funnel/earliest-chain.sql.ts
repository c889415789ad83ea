import { bind, join, sql, type SqlFragment } from '#warehouse';
import { entriesEnd, type FunnelDefinition } from './funnel.definition.js';
import { ranked, rankedKeys, stepUnit } from './ranked-keys.sql.js';
import { keyColumns } from './stream.sql.js';
import { range, whole } from './whole.js';

/**
 * Whether a time of the chain is no more than `most` milliseconds behind the entry; where the step was not reached, it is
 * not, for any `most` that is below half of what a step counts for. One comparison, which is planned much faster than
 * two: what is below `t1` wraps around.
 */
export function isReached(time: SqlFragment, most: number): SqlFragment {
  return sql`(toUInt64(${time} - t1) <= ${bind(most, 'UInt64')})`;
}

/**
 * One row per stream with an entry: its `keys`, and when each step is first reached from the earliest entry, without a
 * window: `t1`, `t2`, ... in ticks. Behind the last step reached, a time is below `t1` or at least {@link stepUnit}.
 *
 * The next event of a step is the least of the keys that are left when earlier steps and earlier times are taken away: so
 * the keys need no order, and from step to step there are fewer of them.
 */
export function earliestChain(funnel: FunnelDefinition): SqlFragment {
  const count = funnel.steps.length;
  const ahead = whole(stepUnit + (funnel.isStrictlyLater ? 1 : 0));
  const entered = sql`select ${keyColumns(funnel)}, keys, keys as rest_1, arrayMin(keys) as key_1
from (
${rankedKeys(funnel)}
)
where key_1 < ${ranked(1, entriesEnd(funnel))}`;
  const followed = range(2, count).reduce((rows, k) => {
    const [before, after] = [whole(k - 1), whole(k)];
    const earlier = join(range(1, k - 1).map((m) => sql`key_${whole(m)}`));
    return sql`select
    ${keyColumns(funnel)},
    keys,
    ${earlier},
    arrayFilter(key -> key >= key_${before} + ${ahead}, rest_${before}) as rest_${after},
    arrayMin(rest_${after}) as key_${after}
from (
${rows}
)`;
  }, entered);
  const times = range(1, count).map((k) => sql`key_${whole(k)} - ${whole(k * stepUnit)} as t${whole(k)}`);
  return sql`select ${keyColumns(funnel)}, keys, ${join(times)}
from (
${followed}
)`;
}

/**
 * The rows of {@link earliestChain} with `furthest`, the step that the chain gets to, and `is_settled`: it gets there
 * within the window. Without a window no attempt gets further than the earliest entry's, so then that one is the best.
 * Nearly every stream is settled.
 */
export function settledChain(funnel: FunnelDefinition): SqlFragment {
  const times = range(1, funnel.steps.length).map((k) => sql`t${whole(k)}`);
  const made = times.slice(1).map((time) => isReached(time, stepUnit / 2));
  return sql`select
    *,
    toUInt8(${join([sql`1`, ...made], sql` + `)}) as furthest,
    [${join(times)}][furthest] - t1 <= ${bind(funnel.windowMilliseconds, 'Int64')} as is_settled
from (
${earliestChain(funnel)}
)`;
}
