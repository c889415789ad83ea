import { bind, sql, type SqlFragment } from '#warehouse';
import { bitsOf } from './event-class.js';
import type { FunnelDefinition } from './funnel.definition.js';
import { stepBits, type Positions } from './positions.js';
import { stepUnit } from './ranked-keys.sql.js';
import { whole } from './whole.js';

/** Whether a funnel is plain: in order, without exclusions, no event fits two different steps, and equal steps are neighbours. */
export function isPlain({ order, exclusions, classes, isStrictlyLater }: FunnelDefinition): boolean {
  const { ofStep, groups } = classes;
  const isContiguous = ofStep.every(
    (one, index) => index === 0 || (one - ofStep[index - 1]! <= 1 && one >= ofStep[index - 1]!),
  );
  const isApart = groups.every((group) => bitsOf(group).length === 1);
  return (
    order === 'sequential' &&
    exclusions.length === 0 &&
    isApart &&
    isContiguous &&
    !(isRepeating({ classes }) && isStrictlyLater)
  );
}

/** Whether some steps are the same. */
export function isRepeating({ classes: { ofStep } }: Pick<FunnelDefinition, 'classes'>): boolean {
  return new Set(ofStep).size < ofStep.length;
}

/**
 * The positions of a plain funnel, from a source with ranked `keys`. Sorting by class lets equal times follow each other
 * in the order of the steps; the other way round, a later step is never behind an earlier one of the same time.
 */
export function plainPositions(
  funnel: FunnelDefinition,
  { source, carried }: Pick<Positions, 'source' | 'carried'>,
): Positions {
  return {
    source,
    carried,
    takes: (k) => sql`s = ${whole(plainBits(funnel, funnel.classes.ofStep[k - 1]!))}`,
    isShifted: isRepeating(funnel),
  };
}

/** The plain position of a ranked `key`: time, then class. */
export function plainPosition(funnel: FunnelDefinition): SqlFragment {
  const time = sql`bitShiftLeft(bitAnd(key, ${whole(stepUnit - 1)}), ${whole(stepBits)})`;
  const bits = funnel.classes.selectors.map((_, one) => plainBits(funnel, one));
  return sql`${time} + ${bind(bits, 'Array(UInt8)')}[bitShiftRight(key, 48)]`;
}

function plainBits({ isStrictlyLater }: FunnelDefinition, one: number): number {
  return isStrictlyLater ? 15 - one : one + 1;
}
