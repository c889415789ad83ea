import { bind, join, sql, type SqlFragment } from '#warehouse';
import { bitsOf } from './event-class.js';
import { epoch, type FunnelDefinition } from './funnel.definition.js';
import { stepBits, type Positions } from './positions.js';
import { isOfClass, keyColumns, stream, timeOf } from './stream.sql.js';
import { whole } from './whole.js';

/** Whether {@link plainPositions} are exact: no event fits two different steps, and equal steps are neighbours. */
export function isPlain({ order, exclusions, classes, isStrictlyLater }: FunnelDefinition): boolean {
  const { ofStep, groups } = classes;
  const isDistinct = ofStep.every((one, index) => one === index);
  const isContiguous = ofStep.every(
    (one, index) => index === 0 || (one - ofStep[index - 1]! <= 1 && one >= ofStep[index - 1]!),
  );
  const isApart = groups.every((group) => bitsOf(group).length === 1);
  return (
    order === 'sequential' &&
    exclusions.length === 0 &&
    isApart &&
    (isDistinct || (isContiguous && !isStrictlyLater))
  );
}

/** Whether, beyond that, no two steps are the same. */
export function isEachItsOwn(funnel: FunnelDefinition): boolean {
  return isPlain(funnel) && new Set(funnel.classes.ofStep).size === funnel.steps.length;
}

/**
 * One position per event, for funnels in which each event can be one step only. Sorting by step lets equal times
 * follow each other in the order of the steps; the other way round, a later step is never behind an earlier one
 * of the same time.
 */
export function plainPositions(funnel: FunnelDefinition): Positions {
  const { classes } = funnel;
  const isByName = classes.selectors.every(({ where, held }) => where === undefined && held === undefined);
  const key = isByName ? keyByName(funnel) : keyByConditions(funnel);
  // By their names alone, all events that the stream reads are steps.
  const rest = isByName
    ? sql``
    : sql`
where bitAnd(key, 65535) != 0`;
  return {
    source: sql`select
    ${keyColumns(funnel)},
    arraySort(groupArray(key)) as keys
from (
${stream(funnel, [sql`${key} as key`])}
)${rest}
group by ${keyColumns(funnel)}`,
    takes: (k) => plainTakes(funnel, k),
    isShifted: new Set(classes.ofStep).size < classes.ofStep.length,
  };
}

/** Whether the bits `s` of a plain position are those of step `k`. */
export function plainTakes(funnel: FunnelDefinition, k: number): SqlFragment {
  return sql`s = ${whole(plainStep(funnel, k))}`;
}

/** What the lower bits of a plain position hold when its event can be step `k`. */
export function plainStep({ classes, isStrictlyLater }: FunnelDefinition, k: number): number {
  const one = classes.ofStep[k - 1]!;
  return isStrictlyLater ? 15 - one : one + 1;
}

/** All but the time depends on the name alone, so it is worked out once per name and block, not per row. */
function keyByName(funnel: FunnelDefinition): SqlFragment {
  const { selectors, ofStep } = funnel.classes;
  const names = selectors.flatMap(({ events }) => events);
  const steps = selectors.flatMap(({ events }, one) =>
    events.map(() => plainStep(funnel, ofStep.indexOf(one) + 1)),
  );
  const offset = bind(String(-(BigInt(epoch) << BigInt(stepBits))), 'Int64');
  const look = sql`transform(name, ${bind(names, 'Array(String)')}, ${bind(steps, 'Array(UInt8)')}, toUInt8(0))`;
  return sql`bitShiftLeft(toUnixTimestamp64Milli(occurred_at), ${whole(stepBits)}) + (${look} + ${offset})`;
}

function keyByConditions(funnel: FunnelDefinition): SqlFragment {
  const { selectors, ofStep } = funnel.classes;
  const cases = selectors.map(
    (selector, one) =>
      sql`${isOfClass(selector, funnel)}, ${whole(plainStep(funnel, ofStep.indexOf(one) + 1))}`,
  );
  return sql`bitShiftLeft(${timeOf()}, ${whole(stepBits)}) + multiIf(${join(cases)}, 0)`;
}
