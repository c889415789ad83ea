import { join, sql, type SqlFragment } from '#warehouse';
import { range, whole } from './whole.js';
import { bitsOf, subsetsOf, type EventClasses } from './event-class.js';
import type { FunnelDefinition } from './funnel.definition.js';
import { isOfClass, keyColumns, selects, stream } from './stream.sql.js';

/**
 * The events of each actor as one sorted array of 64-bit keys: time, then 16 bits that say what the position can be.
 * `source` has the columns `actor`, `held` where a property is, and `keys`.
 */
export interface Positions {
  readonly source: SqlFragment;
  /** Whether the 16 bits `s` of a position let an attempt go on to step `k`. */
  takes(k: number): SqlFragment;
  /** Whether a position can serve one step only, so that the next step is looked for behind it. */
  readonly isShifted: boolean;
}

/** Time in the upper bits; in the lower 16, four for the place among equal times and twelve for steps or classes. */
const placeBit = 4096;

/**
 * One position per event, for funnels in which each event can be one step only. Sorting by step lets equal times
 * follow each other in the order of the steps; the other way round, a later step is never behind an earlier one
 * of the same time.
 */
export function plainPositions(funnel: FunnelDefinition): Positions {
  const { classes, isStrictlyLater } = funnel;
  const rank = (one: number) => (isStrictlyLater ? 15 - one : one + 1);
  const cases = classes.selectors.map((selector, one) => sql`${isOfClass(selector)}, ${whole(rank(one))}`);
  const key = sql`bitOr(bitShiftLeft(t, 16), step)`;
  const columns = [sql`multiIf(${join(cases)}, 0) as step`];
  return {
    source: sql`select
    ${keyColumns(funnel)},
    arraySort(groupArray(${key})) as keys
from (
${stream(funnel, columns)}
)
where step != 0
group by ${keyColumns(funnel)}`,
    takes: (k) => sql`s = ${whole(rank(classes.ofStep[k - 1]!))}`,
    isShifted: new Set(classes.ofStep).size < classes.ofStep.length,
  };
}

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

/**
 * Positions for funnels in which an event can be any of several steps, times are equal, or all events matter. All
 * events of one time are a group, and what matters of it is how far it takes an attempt that has made k steps:
 * `next_k`. By Hall's theorem that is the longest run of steps of which no set of classes is asked for more often
 * than the group has events of it. The group then becomes a few positions, each of which takes an attempt one step.
 */
export function groupPositions(funnel: FunnelDefinition): Positions {
  const count = funnel.steps.length;
  return {
    source: sql`select
    ${keyColumns(funnel)},
    arraySort(groupArrayArray(places)) as keys
from (
    select
        ${keyColumns(funnel)},
        arrayMap(place -> bitOr(bitShiftLeft(t, 16), place), ${places(funnel)}) as places
    from (
        select
            ${keyColumns(funnel)}, t, size, excluded,
            ${join(range(0, count - 1).map((k) => sql`toUInt8(${next(funnel, k)}) as next_${whole(k)}`))}
        from (
${groups(funnel)}
        )
    )
)
group by ${keyColumns(funnel)}`,
    takes: (k) => sql`(s >= 4096 and bitTest(s, ${whole(k - 1)}))`,
    isShifted: true,
  };
}

/** Positions for any order: one per event (one per time, when steps must be at different times) with its classes. */
export function classPositions(funnel: FunnelDefinition): Positions {
  const { isStrictlyLater } = funnel;
  const key = (place: SqlFragment) => sql`bitOr(bitShiftLeft(t, 16), toInt64(${place}))`;
  const events = isStrictlyLater
    ? sql`select ${keyColumns(funnel)}, t, groupBitOr(classes) as classes, groupBitOr(excluded) as excluded
from (
${classified(funnel)}
)
group by ${keyColumns(funnel)}, t`
    : classified(funnel);
  return {
    source: sql`select
    ${keyColumns(funnel)},
    arraySort(groupArrayArray(arrayFilter(key -> bitAnd(key, 4095) != 0, [
        ${key(sql`excluded`)},
        ${key(sql`${whole(placeBit)} + classes`)}
    ]))) as keys
from (
${events}
)
group by ${keyColumns(funnel)}`,
    takes: () => sql`s >= 4096`,
    isShifted: false,
  };
}

/** One row per event: the classes that it is of and the exclusions that it is, as bits. */
function classified(funnel: FunnelDefinition): SqlFragment {
  const { classes, exclusions, order } = funnel;
  const bits = (conditions: readonly SqlFragment[]) =>
    conditions.length === 0
      ? sql`toUInt16(0)`
      : sql`toUInt16(${join(
          conditions.map((condition, bit) => sql`${condition} * ${whole(1 << bit)}`),
          sql` + `,
        )})`;
  const columns = [
    sql`${bits(classes.selectors.map(isOfClass))} as classes`,
    sql`${bits(exclusions.map(({ selector }) => sql`(${selects(selector)})`))} as excluded`,
  ];
  if (order === 'strict') return stream(funnel, columns);
  return sql`select *
from (
${stream(funnel, columns)}
)
where classes != 0 or excluded != 0`;
}

/** One row per actor and time: how many events it has of each set of classes that compete. */
function groups(funnel: FunnelDefinition): SqlFragment {
  const counts = competing(funnel).map(
    (set) => sql`countIf(bitAnd(classes, ${whole(set)}) != 0) as ${setName(set)}`,
  );
  return sql`select ${keyColumns(funnel)}, t, count() as size, groupBitOr(excluded) as excluded, ${join(counts)}
from (
${classified(funnel)}
)
group by ${keyColumns(funnel)}, t`;
}

function setName(set: number): SqlFragment {
  return sql`set_${whole(set)}`;
}

/** The sets of classes whose events must suffice; one class each when a time serves one step at most. */
function competing({ classes, isStrictlyLater }: FunnelDefinition): number[] {
  if (isStrictlyLater) return classes.selectors.map((_, one) => 1 << one);
  return classes.groups.flatMap(subsetsOf).filter((set) => isConnected(set, classes));
}

/** A set that falls into parts without a common event needs no count of its own. */
function isConnected(set: number, { overlaps }: EventClasses): boolean {
  const [first, ...others] = bitsOf(set);
  let reached = [first!];
  for (let rest = others; rest.length > 0;) {
    const near = rest.filter((one) => reached.some((other) => overlaps(one, other)));
    if (near.length === 0) return false;
    reached = [...reached, ...near];
    rest = rest.filter((one) => !near.includes(one));
  }
  return true;
}

/** How many steps an attempt has made after the group when it had made `k` before. */
function next(funnel: FunnelDefinition, k: number): SqlFragment {
  const { classes, isStrictlyLater } = funnel;
  const { ofStep } = classes;
  if (isStrictlyLater) return sql`${whole(k)} + (${setName(1 << ofStep[k]!)} > 0)`;
  const limits = competing(funnel).flatMap((set) => {
    const asking = range(1, ofStep.length).filter((step) => (set >> ofStep[step - 1]!) & 1);
    const later = asking.filter((step) => step > k);
    if (later.length === 0) return [];
    // With c events of the set, the step that asks for one more is the first that is out of reach.
    const ends = [...later.map((step) => step - 1), ofStep.length].map(whole);
    return [sql`[${join(ends)}][least(${setName(set)}, ${whole(later.length)}) + 1]`];
  });
  return limits.length === 1 ? limits[0]! : sql`least(${join(limits)})`;
}

/**
 * The group's positions: at position j an attempt that came with k steps goes from k + j to k + j + 1, as long as the
 * group takes it there. In strict order a group of n events is n positions, so that an attempt which cannot use all of
 * them ends; and an entry may be among the last ones, the others having come before it.
 */
function places(funnel: FunnelDefinition): SqlFragment {
  const { order, isStrictlyLater, exclusions } = funnel;
  const count = funnel.steps.length;
  const isStrict = order === 'strict';
  const most = isStrictlyLater ? (isStrict ? 2 : 1) : count;
  const length = isStrictlyLater ? sql`least(size, 2)` : sql`least(size, ${whole(count)})`;
  const all = range(0, most - 1).map((place) => {
    const bits = range(0, count - 1).flatMap((step) => {
      const bit = whole(1 << step);
      if (step >= place) return [sql`(next_${whole(step - place)} > ${whole(step)}) * ${bit}`];
      if (!isStrict) return [];
      return [sql`(next_0 + ${whole(place - step)} >= ${length}) * ${bit}`];
    });
    return sql`toInt64(${whole((place + 1) * placeBit)} + ${join(bits, sql` + `)})`;
  });
  const list = isStrict
    ? sql`arraySlice([${join(all)}], 1, ${length})`
    : sql`arrayFilter(place -> bitAnd(place, 4095) != 0, [${join(all)}])`;
  if (exclusions.length === 0) return list;
  return sql`arrayConcat(if(excluded != 0, [toInt64(excluded)], []), ${list})`;
}
