import { bind, join, sql, type SqlFragment } from '#warehouse';
import { earliestChain, isReached } from './earliest-chain.sql.js';
import { entriesEnd, ticks, type FunnelDefinition } from './funnel.definition.js';
import { isPlain } from './plain-positions.sql.js';
import { ranked, stepUnit } from './ranked-keys.sql.js';
import { range, whole } from './whole.js';

/** Whether {@link countRows} are exact: best attempt, each step its own events, one stream per actor. */
export function isCountable(funnel: FunnelDefinition): boolean {
  const isDistinct = new Set(funnel.classes.ofStep).size === funnel.steps.length;
  return isPlain(funnel) && isDistinct && !funnel.isFirstEntry && !funnel.isHeld;
}

/**
 * Rows of `level`, `is_open` and how many `actors` have them. Without a window no attempt gets further than the earliest
 * entry's; where that one gets there within the window, nothing else need be looked at, which decides nearly everybody.
 * Exactly the levels of the chains that hold all times, for less work.
 */
export function countRows(funnel: FunnelDefinition): SqlFragment {
  const { asOf, windowMilliseconds, steps } = funnel;
  const overEnd = new Date(asOf.getTime() - windowMilliseconds);
  const count = whole(steps.length);
  // What is decided is number 0 of its group, with one key in its place; the others follow with their keys.
  return sql`select
    if(number = 0, furthest, best) as level,
    -- entries whose window is over decide: the attempt that counts is open when they do not get as far as all do
    if(number = 0, is_early_open, best < ${count} and best_over < best) as is_open,
    if(number = 0, decided, 1) as actors
from (
    select
        furthest,
        is_early_open,
        decided,
        number,
        ${levelOf(funnel, entriesEnd(funnel))} as best,
        ${levelOf(funnel, overEnd)} as best_over
    from (
    select furthest, is_early_open, decided, number, key, bitShiftRight(key, 48) as step, ${moment(funnel)} as moment
    from (
        select
            furthest,
            furthest < ${count} and t1 >= ${ticks(overEnd)} as is_early_open,
            countIf(is_decided) as decided,
            groupArrayIf(keys, not is_decided) as undecided
        from (
            select *, taken <= ${bind(windowMilliseconds, 'Int64')} as is_decided
            from (
${reaches(funnel)}
            )
        )
        group by furthest, is_early_open
    )
    array join
        arrayPushFront(undecided, [toInt64(0)]) as keys,
        range(length(undecided) + 1) as number
    array join keys as key
    )
    group by furthest, is_early_open, decided, number
)`;
}

const momentUnit = 16;

/** Milliseconds times 16 and a place, by which equal times follow each other as the steps do, or the other way round. */
function moment({ isStrictlyLater }: FunnelDefinition): SqlFragment {
  const place = isStrictlyLater ? sql`- bitShiftRight(key, 48) + 15` : sql`+ bitShiftRight(key, 48)`;
  return sql`toUInt64(bitAnd(key, ${whole(stepUnit - 1)}) * ${whole(momentUnit)} ${place})`;
}

/** The level of the best attempt that begins before `until`: places make the last moment in the window later or earlier. */
function levelOf({ steps, windowMilliseconds, isStrictlyLater }: FunnelDefinition, until: Date): SqlFragment {
  const last = isStrictlyLater ? 0 : momentUnit - 1;
  const window = bind(windowMilliseconds * momentUnit + last, 'UInt64');
  const later = range(2, steps.length).map((k) => sql`step = ${whole(k)}`);
  return sql`windowFunnel(${window})(moment, ${join([sql`key < ${ranked(1, until)}`, ...later])})`;
}

/** How far the earliest entry's chain gets (`furthest`), and how many milliseconds that takes (`taken`). */
function reaches(funnel: FunnelDefinition): SqlFragment {
  const times = range(1, funnel.steps.length).map((k) => sql`t${whole(k)}`);
  const made = times.slice(1).map((time) => isReached(time, stepUnit / 2));
  return sql`select
    keys,
    t1,
    toUInt8(${join([sql`1`, ...made], sql` + `)}) as furthest,
    [${join(times)}][furthest] - t1 as taken
from (
${earliestChain(funnel)}
)`;
}
