import { join, sql, type SqlFragment } from '#warehouse';
import type { FunnelDefinition } from './funnel.definition.js';
import { placeBit, stepBits, type Positions } from './positions.js';
import { isOfClass, keyColumns, selects, stream, timeOf } from './stream.sql.js';
import { whole } from './whole.js';

/** How many bits {@link classified} needs for the classes; those of the exclusions are above. */
export const classBits = 12;

/** One row per event that is of a class or an exclusion: `t` and, as bits, which of them, `bits`. */
export function classified(funnel: FunnelDefinition): SqlFragment {
  const { classes, exclusions, order } = funnel;
  const flags = [
    ...classes.selectors.map((selector, one) => sql`${isOfClass(selector, funnel)} * ${whole(1 << one)}`),
    ...exclusions.map(({ selector }, e) => sql`(${selects(selector)}) * ${whole(1 << (classBits + e))}`),
  ];
  const columns = [sql`${timeOf()} as t`, sql`toInt64(${join(flags, sql` + `)}) as bits`];
  if (order === 'strict') return stream(funnel, columns);
  return sql`select *
from (
${stream(funnel, columns)}
)
where bits != 0`;
}

/** Positions for any order: one per event (one per time, when steps must be at different times) with its classes. */
export function classPositions(funnel: FunnelDefinition): Positions {
  const key = (place: SqlFragment) => sql`bitShiftLeft(t, ${whole(stepBits)}) + ${place}`;
  const ofClasses = sql`bitAnd(bits, 4095)`;
  const events = funnel.isStrictlyLater
    ? sql`select ${keyColumns(funnel)}, t, groupBitOr(bits) as bits
from (
${classified(funnel)}
)
group by ${keyColumns(funnel)}, t`
    : classified(funnel);
  return {
    source: sql`select
    ${keyColumns(funnel)},
    arraySort(groupArrayArray(arrayFilter(key -> bitAnd(key, 4095) != 0, [
        ${key(sql`bitShiftRight(bits, ${whole(classBits)})`)},
        ${key(sql`if(${ofClasses} = 0, 0, ${whole(placeBit)} + ${ofClasses})`)}
    ]))) as keys
from (
${events}
)
group by ${keyColumns(funnel)}`,
    takes: () => sql`s >= 4096`,
    isShifted: false,
  };
}
