import { bind, join, sql, type SqlFragment } from '#warehouse';
import { allKeys, settledChain } from './earliest-chain.sql.js';
import { entriesEnd, isWindowOpen, type FunnelDefinition } from './funnel.definition.js';
import { isPlain, isRepeating } from './plain-positions.sql.js';
import { orderStep, ranked, stepUnit } from './ranked-keys.sql.js';
import { range, whole } from './whole.js';

/** Whether {@link countRows} are exact: best attempt, each step its own events, one stream per actor. */
export function isCountable(funnel: FunnelDefinition): boolean {
  return isPlain(funnel) && !isRepeating(funnel) && !funnel.isFirstEntry && !funnel.isHeld;
}

/** One row per actor: `level` and `is_open` of the best attempt, without its times. */
export function countRows(funnel: FunnelDefinition): SqlFragment {
  const { asOf, windowMilliseconds, steps } = funnel;
  const overEnd = new Date(asOf.getTime() - windowMilliseconds);
  const count = whole(steps.length);
  // The streams that are not settled are searched, the others not: `if` works out what it needs. Entries whose window is
  // over decide: the attempt that counts is open when they do not get as far as all do.
  return sql`select
    if(is_settled, furthest, ${levelOf(funnel, entriesEnd(funnel))}) as level,
    if(is_settled, furthest < ${count} and ${isWindowOpen(funnel)}, level < ${count} and ${levelOf(funnel, overEnd)} < level) as is_open
from (
${orderStep(funnel) > 0 ? withAllKeys(funnel) : settledChain(funnel)}
)`;
}

/** The settled chain with the keys that are searched as one list; where they are one anyway, another column would cost a twentieth. */
function withAllKeys(funnel: FunnelDefinition): SqlFragment {
  return sql`select *, if(is_settled, [], ${allKeys(funnel)}) as all_keys
from (
${settledChain(funnel)}
)`;
}

const momentUnit = 16;

/** Milliseconds times 16 and a place, by which equal times follow each other as the steps do, or the other way round. */
function moment({ isStrictlyLater }: FunnelDefinition): SqlFragment {
  const place = isStrictlyLater ? sql`- bitShiftRight(key, 48) + 15` : sql`+ bitShiftRight(key, 48)`;
  return sql`toUInt64(bitAnd(key, ${whole(stepUnit - 1)}) * ${whole(momentUnit)} ${place})`;
}

/** The level of the best attempt that begins before `until`: places make the last moment in the window later or earlier. */
function levelOf(funnel: FunnelDefinition, until: Date): SqlFragment {
  const { steps, windowMilliseconds, isStrictlyLater } = funnel;
  const last = isStrictlyLater ? 0 : momentUnit - 1;
  const search = `windowFunnel(${windowMilliseconds * momentUnit + last})`;
  const fits = [
    sql`key < ${ranked(0, until)}`,
    ...range(2, steps.length).map((k) => sql`bitShiftRight(key, 48) = ${whole(k)}`),
  ];
  const keys = orderStep(funnel) > 0 ? sql`all_keys` : sql`keys`;
  const lists = [moment(funnel), ...fits].map((value) => sql`arrayMap(key -> ${value}, ${keys})`);
  return sql`arrayReduce(${bind(search, 'String')}, ${join(lists)})`;
}
