import { join, sql, type SqlFragment } from '#warehouse';
import { classBits, classified } from './class-positions.sql.js';
import { bitsOf, subsetsOf, type EventClasses } from './event-class.js';
import type { FunnelDefinition } from './funnel.definition.js';
import { placeBit, stepBits, type Positions } from './positions.js';
import { keyColumns } from './stream.sql.js';
import { range, whole } from './whole.js';

const eventBits = 20;

/**
 * Positions for funnels in which an event can be any of several steps, equal steps stand apart, or all events matter.
 * All events of one time are a group, and what matters of it is how far it takes an attempt that has made k steps:
 * `next_k`. By Hall's theorem that is the longest run of steps of which no set of classes is asked for more often
 * than the group has events of it. The group then becomes a few positions, each of which takes an attempt one step.
 */
export function groupPositions(funnel: FunnelDefinition): Positions {
  const steps = range(0, funnel.steps.length - 1);
  const counts = join(countNames(funnel));
  const nexts = steps.map(
    (k) => sql`arrayMap((${counts}) -> toUInt8(${next(funnel, k)}), ${counts}) as next_${whole(k)}`,
  );
  const all = join([sql`t`, sql`size`, sql`excluded`, ...steps.map((k) => sql`next_${whole(k)}`)]);
  const key = sql`place -> bitShiftLeft(t, ${whole(stepBits)}) + place`;
  return {
    source: sql`select
    ${keyColumns(funnel)},
    arrayFlatten(arrayMap((${all}) -> arrayMap(${key}, ${places(funnel)}), ${all})) as keys
from (
    select ${keyColumns(funnel)}, t, size, excluded, ${join(nexts)}
    from (
${groups(funnel)}
    )
)`,
    takes: (k) => sql`(s >= 4096 and bitTest(s, ${whole(k - 1)}))`,
    isShifted: true,
  };
}

/**
 * Per actor, arrays over its distinct times: how many events there are (`size`), how many of each set of classes that
 * compete (`set_1`, ...), and which exclusions (`excluded`). A count of a group is the difference of two running counts.
 */
function groups(funnel: FunnelDefinition): SqlFragment {
  const ofGroup = (running: SqlFragment) =>
    sql`arrayPopFront(arrayDifference(arrayPushFront(arrayFilter((v, is_last) -> is_last, ${running}, last), 0)))`;
  const countOf = (mask: number) =>
    ofGroup(sql`arrayCumSum(arrayMap(s -> toInt64(bitAnd(s, ${whole(mask)}) != 0), st))`);
  const sets = competing(funnel).map((set) => sql`${countOf(set)} as ${setName(set)}`);
  const flags = funnel.exclusions.map(
    (_, e) => sql`arrayMap(c -> toInt64(c > 0) * ${whole(1 << e)}, ${countOf(2 ** (classBits + e))})`,
  );
  const names = join(flags.map((_, e) => sql`e${whole(e)}`));
  const excluded =
    flags.length === 0
      ? sql`arrayMap(v -> toInt64(0), t)`
      : sql`arrayMap((${names}) -> ${join(
          flags.map((_, e) => sql`e${whole(e)}`),
          sql` + `,
        )}, ${join(flags)})`;
  return sql`select
    ${keyColumns(funnel)},
    arrayFilter((v, is_last) -> is_last, moments, last) as t,
    ${ofGroup(sql`arrayMap(i -> toInt64(i), arrayEnumerate(st))`)} as size,
    ${excluded} as excluded,
    ${join(sets)}
from (
    select *, arrayMap((a, b) -> a != b, moments, arrayPushBack(arrayPopFront(moments), toInt64(0))) as last
    from (
        select
            ${keyColumns(funnel)},
            arrayMap(key -> bitAnd(key, ${whole(2 ** eventBits - 1)}), keys) as st,
            arrayMap(key -> bitShiftRight(key, ${whole(eventBits)}), keys) as moments
        from (
            select
                ${keyColumns(funnel)},
                arraySort(groupArray(bitShiftLeft(t, ${whole(eventBits)}) + bits)) as keys
            from (
${classified(funnel)}
            )
            group by ${keyColumns(funnel)}
        )
    )
)`;
}

function countNames(funnel: FunnelDefinition): SqlFragment[] {
  return competing(funnel).map(setName);
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
  return sql`arrayConcat(if(excluded != 0, [excluded], []), ${list})`;
}
