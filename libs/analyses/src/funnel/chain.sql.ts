import { join, sql, type SqlFragment } from '#warehouse';
import { range, whole } from './whole.js';
import type { FunnelDefinition } from './funnel.definition.js';
import type { Positions } from './positions.sql.js';
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
 * The earliest times of the later steps, from the last step back: a position that takes an attempt to step k knows its
 * own time and what the nearest position for step k + 1 knows, and the fill to the left hands that on. Linear, and no
 * lambda captures an array. In strict order nothing is handed on: the next position must be the next step.
 */
export function chain(funnel: FunnelDefinition, positions: Positions): Paths {
  const count = funnel.steps.length;
  let source = unpacked(funnel, positions);
  for (const k of range(2, count).reverse()) source = layer(funnel, positions, k, source);
  const final = nameAt(2);
  const behind = shift(positions);
  const named = [
    ...range(2, count).map((m) => sql`${behind(sql`${final}${whole(m)}`)} as time_${whole(m)}`),
    ...funnel.exclusions.map(({ after }, e) =>
      after === 1
        ? sql`n${whole(e)} as reach_${whole(e)}`
        : sql`${behind(sql`${final}n${whole(e)}`)} as reach_${whole(e)}`,
    ),
  ];
  return {
    source: sql`select ${keyColumns(funnel)}, st, t, ${join(named)}
from (
${source}
)`,
    enters: positions.takes(1),
  };
}

/** The keys taken apart, with the next later event of each exclusion at every position. */
export function unpacked(funnel: FunnelDefinition, { source }: Positions): SqlFragment {
  const apart = sql`select
    ${keyColumns(funnel)},
    arrayMap(key -> toUInt16(bitAnd(key, 65535)), keys) as st,
    arrayMap(key -> bitShiftRight(key, 16), keys) as t
from (
${source}
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

/** Columns alternate between two sets of names, for a column cannot be made from another of its own name. */
function nameAt(k: number): SqlFragment {
  return k % 2 === 0 ? sql`x` : sql`y`;
}

function shift({ isShifted }: Positions): (list: SqlFragment) => SqlFragment {
  return (list) => (isShifted ? sql`arrayPushBack(arrayPopFront(${list}), toInt64(0))` : list);
}

function layer(funnel: FunnelDefinition, positions: Positions, k: number, source: SqlFragment): SqlFragment {
  const { steps, exclusions, order } = funnel;
  const [own, before] = [nameAt(k), nameAt(k + 1)];
  const behind = shift(positions);
  const handedOn = (list: SqlFragment) => {
    const taken = sql`arrayMap((s, v) -> if(${positions.takes(k)}, v, toInt64(0)), st, ${list})`;
    return order === 'strict' ? taken : sql`arrayReverseFill(v -> v != 0, ${taken})`;
  };
  const times = range(k, steps.length).map((m) => {
    const list = m === k ? sql`t` : behind(sql`${before}${whole(m)}`);
    return sql`${handedOn(list)} as ${own}${whole(m)}`;
  });
  const reaches = exclusions.flatMap(({ after }, e) => {
    if (after < k || after === 1) return [];
    const list = after === k ? sql`n${whole(e)}` : behind(sql`${before}n${whole(e)}`);
    return [sql`${handedOn(list)} as ${own}n${whole(e)}`];
  });
  const carried = exclusions.map((_, e) => sql`n${whole(e)}`);
  return sql`select ${join([keyColumns(funnel), sql`st`, sql`t`, ...carried, ...times, ...reaches])}
from (
${source}
)`;
}
