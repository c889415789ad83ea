import { join, sql, type SqlFragment } from '#warehouse';
import { chain } from './chain.sql.js';
import { allKeys, settledChain } from './earliest-chain.sql.js';
import { isWindowOpen, type FunnelDefinition } from './funnel.definition.js';
import { judged } from './judged.sql.js';
import { plainPosition, plainPositions } from './plain-positions.sql.js';
import { keyColumns } from './stream.sql.js';
import { range, whole } from './whole.js';

/**
 * Best attempt of a plain funnel. Where the earliest entry's chain is settled it is the attempt;
 * the events of the other streams are searched, and those of the settled are left away before, which is much less work.
 */
export function bestAttempt(funnel: FunnelDefinition): SqlFragment {
  const count = funnel.steps.length;
  const all = range(1, count);
  const carried = [sql`furthest`, ...all.map((k) => sql`settled_${whole(k)}`)];
  const source = sql`select
    ${keyColumns(funnel)},
    furthest,
    ${join(all.map((k) => sql`t${whole(k)} as settled_${whole(k)}`))},
    arraySort(arrayMap(key -> ${plainPosition(funnel)}, if(is_settled, [], ${allKeys(funnel)}))) as keys
from (
${settledChain(funnel)}
)`;
  const searched = judged(funnel, chain(funnel, plainPositions(funnel, { source, carried })));
  const times = all.map((k) => {
    const found = k === 1 ? sql`t[place]` : sql`time_${whole(k)}[place]`;
    return sql`${settled(sql`settled_${whole(k)}`)} + ${found} as t${whole(k)}`;
  });
  return sql`select
    ${keyColumns(funnel)},
    ${settled(sql`furthest`)} + levels[place] as level,
    ${join(times)},
    level < ${whole(count)} and ${isWindowOpen(funnel)} as is_open
from (
    select *, indexOf(levels, arrayMax(levels)) as place
    from (
${searched}
    )
)`;
}

/**
 * The value where the stream is settled, else 0, as the lists have at place 0. Not an `if`: that would put off what it
 * chooses from, and work it out anew wherever it is used.
 */
function settled(value: SqlFragment): SqlFragment {
  return sql`${value} * (place = 0)`;
}
