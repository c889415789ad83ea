import { bind, join, sql, type SqlFragment } from '#warehouse';
import { entriesEnd, epoch, type FunnelDefinition } from './funnel.definition.js';
import { isPlain, plainPositions, plainStep } from './plain-positions.sql.js';
import { stepBits } from './positions.js';
import { range, whole } from './whole.js';

/** Whether {@link countRows} are exact: best attempt, each step its own events, one stream per actor. */
export function isCountable(funnel: FunnelDefinition): boolean {
  const isDistinct = new Set(funnel.classes.ofStep).size === funnel.steps.length;
  return isPlain(funnel) && isDistinct && !funnel.isFirstEntry && !funnel.isHeld;
}

/**
 * One row per actor, `level` and `is_open` alone: every step's event keeps the latest entry that leads to it, which is
 * the one with the most of its window left. Exactly the levels of the chains that hold all times, for less work.
 */
export function countRows(funnel: FunnelDefinition): SqlFragment {
  const { asOf, windowMilliseconds } = funnel;
  const end = entriesEnd(funnel);
  const overEnd = new Date(asOf.getTime() - windowMilliseconds);
  const newest = sql`${latest(funnel, 1, end, sql`keys`)}[-1]`;
  const levels = sql`select actor, keys, ${newest} as newest_entry, ${levelOf(funnel, end, sql`keys`)} as level
from (
${plainPositions(funnel).source}
)`;
  if (overEnd >= end)
    return sql`select actor, level, false as is_open
from (
${levels}
)
where level > 0`;
  // Entries whose window is over decide: the attempt that counts is open when they do not get as far as all do.
  const isRecent = sql`newest_entry >= ${span(overEnd.getTime() - epoch, 0)}`;
  return sql`select actor, level, may_be_open * (${levelOf(funnel, overEnd, sql`undecided`)} < level) as is_open
from (
    select
        actor,
        level,
        level < ${whole(funnel.steps.length)} and ${isRecent} as may_be_open,
        if(may_be_open, keys, []) as undecided
    from (
${levels}
    )
    where level > 0
)`;
}

/** The deepest step that an entry before `until` leads to, over the positions in `keys`: the last fill tells. */
function levelOf(funnel: FunnelDefinition, until: Date, keys: SqlFragment): SqlFragment {
  const count = funnel.steps.length;
  const reached = range(1, count - 1).map((k) => {
    const last = sql`${latest(funnel, k, until, keys)}[-1]`;
    return k === 1 ? sql`(${isEntry(funnel, last, until)})` : sql`(${last} != 0)`;
  });
  const all = sql`arrayExists(v -> v != 0, ${entries(funnel, count, until, keys)})`;
  return sql`toUInt8(${join([...reached, all], sql` + `)})`;
}

/** At every position, the latest entry that leads to step k at or before it; what is no entry stands for none. */
function latest(funnel: FunnelDefinition, k: number, until: Date, keys: SqlFragment): SqlFragment {
  if (k === 1) return sql`arrayFill(key -> ${isEntry(funnel, sql`key`, until)}, ${keys})`;
  return sql`arrayFill(v -> v != 0, ${entries(funnel, k, until, keys)})`;
}

/**
 * At the positions of step k, the key of the latest entry before `until` that leads there within the window; 0
 * elsewhere. Keys are compared as they are: their lower bits are the same for all events of a step.
 */
function entries(funnel: FunnelDefinition, k: number, until: Date, keys: SqlFragment): SqlFragment {
  const window = span(funnel.windowMilliseconds, plainStep(funnel, k) - plainStep(funnel, 1));
  // Where no entry leads, v is 0 and so is what is taken over; what the first fill begins with may be no entry.
  const hasEntry = k === 2 ? sql` and ${isEntry(funnel, sql`v`, until)}` : sql``;
  const leads = sql`${isStep(funnel, k, sql`key`)}${hasEntry} and key - v <= ${window}`;
  return sql`arrayMap((key, v) -> if(${leads}, v, toInt64(0)), ${keys}, ${latest(funnel, k - 1, until, keys)})`;
}

function isEntry(funnel: FunnelDefinition, key: SqlFragment, until: Date): SqlFragment {
  return sql`${isStep(funnel, 1, key)} and ${key} < ${span(until.getTime() - epoch, 0)}`;
}

function isStep(funnel: FunnelDefinition, k: number, key: SqlFragment): SqlFragment {
  return sql`bitAnd(${key}, 65535) = ${whole(plainStep(funnel, k))}`;
}

/** Milliseconds as the difference of two keys whose lower bits differ by `bits`. */
function span(milliseconds: number, bits: number): SqlFragment {
  return bind(String((BigInt(milliseconds) << BigInt(stepBits)) + BigInt(bits)), 'Int64');
}
