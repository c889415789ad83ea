import { join, sql, type SqlFragment } from '#warehouse';
import { range, whole } from './whole.js';
import type { FunnelDefinition } from './funnel.definition.js';
import type { Positions } from './positions.js';
import { keyColumns } from './stream.sql.js';

/**
 * Per actor, arrays over its positions: `st` (what the position can be), `t`, for an attempt that begins at the
 * position the times `x2`, `x3`, ... of its steps (0 = never), and `r0`, `r1`, ... the next event of each exclusion
 * after it began to act (0 = never).
 */
export interface Paths {
  readonly source: SqlFragment;
  /** Whether a position can be an attempt's step 1, of its bits `s`. */
  readonly enters: SqlFragment;
}

/**
 * The earliest times of the later steps, from the last step back: a position that takes an attempt to step k knows what
 * the nearest position for step k + 1 knows (that one's time, at the end), and the fill to the left hands it on. Linear,
 * and no lambda captures an array. In strict order nothing is handed on: the next position must be the next step.
 */
export function chain(funnel: FunnelDefinition, positions: Positions): Paths {
  const times = range(2, funnel.steps.length).map(
    (m) => sql`${from(funnel, positions, m, sql`t`)} as time_${whole(m)}`,
  );
  const reaches = funnel.exclusions.map(
    ({ after }, e) => sql`${from(funnel, positions, after, sql`n${whole(e)}`)} as reach_${whole(e)}`,
  );
  return {
    source: sql`select
    ${join(
      [...kept(funnel, positions), sql`st`, sql`t`, ...times, ...reaches],
      sql`,
    `,
    )}
from (
${unpacked(funnel, positions)}
)`,
    enters: positions.takes(1),
  };
}

/** What `list` has at step `last` of the attempt that begins at each position. */
function from(funnel: FunnelDefinition, positions: Positions, last: number, list: SqlFragment): SqlFragment {
  const { order, exclusions } = funnel;
  return range(2, last).reduceRight((known, k) => {
    const taken = sql`arrayMap((s, v) -> if(${positions.takes(k)}, v, toInt64(0)), st, ${known})`;
    const behind = (filled: SqlFragment) =>
      positions.isShifted ? sql`arrayShiftLeft(${filled}, 1)` : filled;
    if (order !== 'strict') return behind(sql`arrayReverseFill(v -> v != 0, ${taken})`);
    // The place of an exclusion is no event of its own, so it hands on what lies behind it.
    return behind(exclusions.length > 0 ? sql`arrayReverseFill((v, s) -> s >= 4096, ${taken}, st)` : taken);
  }, list);
}

/** What the rows keep as it is. */
function kept(funnel: FunnelDefinition, { carried = [] }: Positions): readonly SqlFragment[] {
  return [keyColumns(funnel), ...carried];
}

/** The keys taken apart, with the next later event of each exclusion at every position. */
export function unpacked(funnel: FunnelDefinition, positions: Positions): SqlFragment {
  const apart = sql`select
    ${join(kept(funnel, positions))},
    arrayMap(key -> toUInt16(bitAnd(key, 65535)), keys) as st,
    arrayMap(key -> bitShiftRight(key, 16), keys) as t
from (
${positions.source}
)`;
  if (funnel.exclusions.length === 0) return apart;
  const following = funnel.exclusions.map(
    (_, e) =>
      sql`arrayReverseFill(v -> v != 0, arrayMap((s, v) -> if(s < 4096 and bitTest(s, ${whole(e)}), v, toInt64(0)), st, t)) as n${whole(e)}`,
  );
  return sql`select *, ${join(following)}
from (
${apart}
)`;
}
