import { bind, join, sql, type SqlFragment } from '#warehouse';
import { entriesEnd, ticks, type FunnelDefinition } from './funnel.definition.js';
import { plainPositions, plainStep } from './plain-positions.sql.js';
import { keyColumns } from './stream.sql.js';
import { range, whole } from './whole.js';

/**
 * First entry of a funnel whose steps share no event: each step's key is the first one behind the key of the step
 * before, so one pass per step over the sorted keys is enough.
 */
export function firstEntry(funnel: FunnelDefinition): SqlFragment {
  const { steps, windowMilliseconds, asOf } = funnel;
  const count = steps.length;
  const window = bind(windowMilliseconds, 'Int64');
  const is = (k: number) => sql`bitAnd(key, 65535) = ${whole(plainStep(funnel, k))}`;
  const entry = sql`arrayFirst(key -> ${is(1)} and bitShiftRight(key, 16) < ${ticks(entriesEnd(funnel))}, keys)`;
  let source = sql`select ${keyColumns(funnel)}, keys, ${entry} as key_1
from (
${plainPositions(funnel).source}
)
where key_1 != 0`;
  for (const k of range(2, count)) {
    const earlier = join(range(1, k - 1).map((m) => sql`key_${whole(m)}`));
    const before = sql`key_${whole(k - 1)}`;
    const found = sql`if(${before} = 0, toInt64(0), arrayFirst(key -> ${is(k)} and key > ${before}, keys))`;
    source = sql`select ${keyColumns(funnel)}, keys, ${earlier}, ${found} as key_${whole(k)}
from (
${source}
)`;
  }
  const times = range(1, count).map((m) => sql`bitShiftRight(key_${whole(m)}, 16) as t${whole(m)}`);
  const made = range(2, count).map((m) => sql`(t${whole(m)} != 0 and t${whole(m)} - t1 <= ${window})`);
  return sql`select
    ${keyColumns(funnel)},
    ${join(times)},
    toUInt8(${join([sql`1`, ...made], sql` + `)}) as level,
    level < ${whole(count)} and t1 + ${window} >= ${ticks(asOf)} as is_open
from (
${source}
)`;
}
