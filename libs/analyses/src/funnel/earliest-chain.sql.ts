import { bind, join, sql, type SqlFragment } from '#warehouse';
import { entriesEnd, type FunnelDefinition } from './funnel.definition.js';
import { isRepeating } from './plain-positions.sql.js';
import { orderKeys, orderStep, ranked, rankedKeys, rankOf, stepUnit } from './ranked-keys.sql.js';
import { keyColumns } from './stream.sql.js';
import { range, whole } from './whole.js';

/**
 * Whether a time of the chain is no more than `most` milliseconds behind the entry; where the step was not reached, it is
 * not, for any `most` that is below half of what a step counts for. One comparison, which is planned much faster than
 * two: what is below `t1` wraps around.
 */
export function isReached(time: SqlFragment, most: SqlFragment): SqlFragment {
  return sql`(toUInt64(${time} - t1) <= ${most})`;
}

/**
 * One row per stream with an entry: its {@link keyLists}, and when each step is first reached from the earliest entry, without a
 * window: `t1`, `t2`, ... in ticks. Behind the last step reached, a time is below `t1` or at least {@link stepUnit}.
 *
 * The next event of a step is the least of the keys that are left when earlier classes and earlier times are taken away,
 * and for the same step again the one behind it: so keys are in order where a step is repeated, and need not be elsewhere.
 * `bound_k` is what the keys behind step k are compared with, a column of its own because a lambda works out anew for
 * every key what it has inside.
 */
export function earliestChain(funnel: FunnelDefinition): SqlFragment {
  const { ofStep } = funnel.classes;
  const count = ofStep.length;
  const entered = sql`select ${keyColumns(funnel)}, keys, ${inOrder(funnel)} as rest_1, ${boundOf(funnel, 1)}
from (
${rankedKeys(funnel)}
)
where bound_1 < ${ranked(0, entriesEnd(funnel))} + ${whole(aheadOf(funnel, 1))}`;
  const followed = range(2, count).reduce((rows, k) => {
    const earlier = join(range(1, k - 1).map((m) => sql`bound_${whole(m)}`));
    const orders = k === orderStep(funnel) ? withOrders(funnel) : sql``;
    return sql`select
    ${keyColumns(funnel)},
    ${keyLists(funnel, k)},
    ${earlier},
    ${restAfter(funnel, k - 1)} as rest_${whole(k)},
    ${boundOf(funnel, k)}
from (
${rows}
)${orders}`;
  }, entered);
  const times = ofStep.map((one, i) => {
    const k = i + 1;
    return sql`bound_${whole(k)} - ${whole(rankOf(one) + aheadOf(funnel, k))} as t${whole(k)}`;
  });
  return sql`select ${keyColumns(funnel)}, ${keyLists(funnel)}, ${join(times)}
from (
${followed}
)`;
}

/** The columns with the keys of a stream at step `k`: `keys`, and `order_keys` where those of orders lie apart. */
function keyLists(funnel: FunnelDefinition, k = funnel.steps.length): SqlFragment {
  return hasOrders(funnel, k) ? sql`keys, order_keys` : sql`keys`;
}

/** All keys of a stream, of the columns of {@link earliestChain}. */
export function allKeys(funnel: FunnelDefinition): SqlFragment {
  return hasOrders(funnel, funnel.steps.length) ? sql`arrayConcat(keys, order_keys)` : sql`keys`;
}

function hasOrders(funnel: FunnelDefinition, k: number): boolean {
  return orderStep(funnel) > 0 && orderStep(funnel) <= k;
}

/** Puts the lists of orders to the streams that got to the step before them: no other attempt of theirs gets further, either. */
function withOrders(funnel: FunnelDefinition): SqlFragment {
  const before = orderStep(funnel) - 1;
  const least = rankOf(funnel.classes.ofStep[before - 1]!) + aheadOf(funnel, before);
  const isReached = sql`toUInt64(chain.bound_${whole(before)} - ${whole(least)}) < ${whole(stepUnit)}`;
  return sql` as chain
any left join (
    select actor as order_actor, keys as order_keys
    from (
${orderKeys(funnel)}
    )
) as order_lists on order_lists.order_actor = chain.actor and ${isReached}`;
}

function inOrder(funnel: FunnelDefinition, keys = sql`keys`): SqlFragment {
  return isRepeating(funnel) ? sql`arraySort(${keys})` : keys;
}

function boundOf(funnel: FunnelDefinition, step: number): SqlFragment {
  const k = whole(step);
  return sql`arrayMin(rest_${k}) + ${whole(aheadOf(funnel, step))} as bound_${k}`;
}

/** How far behind the event of `step` the keys of the next step begin: none where it is the same step again. */
function aheadOf({ classes: { ofStep }, isStrictlyLater }: FunnelDefinition, step: number): number {
  const isLast = step === ofStep.length;
  if (isLast || ofStep[step] === ofStep[step - 1]) return 0;
  return stepUnit + (isStrictlyLater ? 1 : 0);
}

/** The keys that can be steps behind `step`. */
function restAfter(funnel: FunnelDefinition, step: number): SqlFragment {
  const { ofStep } = funnel.classes;
  const k = whole(step);
  const behind = (keys: SqlFragment) => sql`arrayFilter(key -> key >= bound_${k}, ${keys})`;
  const rest = behind(sql`rest_${k}`);
  if (orderStep(funnel) === step + 1) {
    return inOrder(funnel, sql`arrayConcat(${rest}, ${behind(sql`order_keys`)})`);
  }
  return ofStep[step] === ofStep[step - 1] ? sql`arrayPopFront(${rest})` : rest;
}

/**
 * The rows of {@link earliestChain} with `furthest`, the step that the chain gets to, and `is_settled`: it gets there
 * within the window. Without a window no attempt gets further than the earliest entry's, so then that one is the best.
 * Nearly every stream is settled.
 */
export function settledChain(funnel: FunnelDefinition): SqlFragment {
  const within = (most: SqlFragment) => {
    const made = range(2, funnel.steps.length).map((k) => isReached(sql`t${whole(k)}`, most));
    return sql`toUInt8(${join([sql`1`, ...made], sql` + `)})`;
  };
  return sql`select
    *,
    ${within(whole(stepUnit / 2))} as furthest,
    furthest = ${within(bind(funnel.windowMilliseconds, 'UInt64'))} as is_settled
from (
${earliestChain(funnel)}
)`;
}
