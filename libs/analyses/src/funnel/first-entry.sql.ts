import { bind, join, sql, type SqlFragment } from '#warehouse';
import { earliestChain, isReached } from './earliest-chain.sql.js';
import { isWindowOpen, type FunnelDefinition } from './funnel.definition.js';
import { keyColumns } from './stream.sql.js';
import { range, whole } from './whole.js';

/** First entry of a plain funnel: as far as the earliest entry's chain is within the window. */
export function firstEntry(funnel: FunnelDefinition): SqlFragment {
  const { steps, windowMilliseconds } = funnel;
  const count = steps.length;
  const times = range(1, count).map((k) => sql`t${whole(k)}`);
  const window = bind(windowMilliseconds, 'UInt64');
  const made = times.slice(1).map((time) => isReached(time, window));
  return sql`select
    ${keyColumns(funnel)},
    ${join(times)},
    toUInt8(${join([sql`1`, ...made], sql` + `)}) as level,
    level < ${whole(count)} and ${isWindowOpen(funnel)} as is_open
from (
${earliestChain(funnel)}
)`;
}
