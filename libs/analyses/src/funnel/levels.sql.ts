import { weakBelow } from '#stats';
import { bind, join, sql, type SqlFragment } from '#warehouse';
import { attemptRows } from './attempts.sql.js';
import { brokenDown } from './breakdown.sql.js';
import { countRows, isCountable } from './counts.sql.js';
import { epoch, type FunnelDefinition } from './funnel.definition.js';
import { range, whole } from './whole.js';

const stepsOf = ({ steps }: FunnelDefinition) => range(1, steps.length);
const label = (funnel: FunnelDefinition) => sql`${bind(funnel.labels, 'Array(String)')}[step]`;
const ratio = (part: SqlFragment, whole_: SqlFragment) => sql`${part} / nullIf(${whole_}, 0)`;
const noTime = sql`cast(null as Nullable(Float64))`;
const nothing = sql`[${noTime}, null, null, null]`;

/** The rate from the step before; `before` are the actors there, null at the first step and where there are none. */
const rate = sql`if(step = 1, ${ratio(sql`actors`, sql`actors`)}, actors / (nullIf(reached[step - 1], 0) as before))`;

/**
 * The 95 % interval of that rate, as `wilson` of #stats has it, and whether the rate is weak. The numbers are z = 1.959963984540054,
 * z² / 4, z² / 2 and z². The high end is the low one of those who did not go on, so that it is 1 when all did.
 */
const interval = sql`(
        actors
        + (1.9207294103470627 - 1.959963984540054 * sqrt(actors * (before - actors) / before + 0.9603647051735313) as margin)
    ) / (before + 3.8414588206941254) as from_previous_low,
    1 - (before - actors + margin) / (before + 3.8414588206941254) as from_previous_high,
    ifNull(before < ${whole(weakBelow)}, step > 1) as weak`;

/** One row per step (and value of the breakdown), with the quantiles of the times when they are asked for. */
export function stepRows(funnel: FunnelDefinition, withTimes: boolean): SqlFragment {
  const isLight = !withTimes && !funnel.breakdown && isCountable(funnel);
  const steps = stepsOf(funnel);
  const reached = steps.map((k) => sql`countIf(level >= ${whole(k)})`);
  // A product, because `and` would work out is_open anew for every step.
  const open = steps.map((k) => sql`countIf(level * is_open = ${whole(k)})`);
  const quantiles = steps.map((k) => (k > 1 ? quantilesOf(k) : nothing));
  const counts = sql`[${join(reached)}] as reached, [${join(open)}] as open`;
  const columns = withTimes ? sql`${counts}, [${join(quantiles)}] as quantiles` : counts;
  const time = (place: number) => (withTimes ? sql`quantiles[step][${whole(place)}]` : noTime);
  return sql`with ${brokenDown(funnel, isLight ? countRows(funnel) : attemptRows(funnel))}
select
    step,
    ${label(funnel)} as label,
    reached[step] as actors,
    ${rate} as from_previous,
    ${ratio(sql`actors`, sql`reached[1]`)} as from_first,
    open[step] as still_open,
    if(step = ${whole(steps.length)}, 0, actors - reached[step + 1] - still_open) as dropped,
    ${time(2)} as median_seconds,
    ${time(1)} as p25_seconds,
    ${time(3)} as p75_seconds,
    ${time(4)} as p90_seconds,
    ${valueOf(funnel)} as breakdown,
    ${interval}
from (
    ${grouped(funnel, columns)}
)
array join arrayEnumerate(reached) as step${inOrder(funnel, sql`step`)}`;
}

/** Columns of the counts and their grouping: without a breakdown there is one row, also when nobody entered. */
function grouped({ breakdown }: FunnelDefinition, columns: SqlFragment): SqlFragment {
  if (!breakdown) return sql`select ${columns} from attempts`;
  return sql`select breakdown, place, ${columns}
    from attempts
    group by breakdown, place`;
}

/** The value of the breakdown in the rows that are made of {@link grouped}. */
function valueOf({ breakdown }: FunnelDefinition): SqlFragment {
  return breakdown ? sql`breakdown` : sql`cast(null as Nullable(String))`;
}

/** The order of those rows. Without a breakdown they come of one row in theirs; sorting them would be a tenth of the planning. */
function inOrder({ breakdown }: FunnelDefinition, columns: SqlFragment): SqlFragment {
  if (!breakdown) return sql``;
  return sql`
order by place, breakdown, ${columns}`;
}

/** Seconds from the step before to step k over those who reached it; interpolated between neighbours, as 2 and 4 have the median 3. */
function quantilesOf(k: number): SqlFragment {
  const taken = sql`toFloat64(t${whole(k)} - t${whole(k - 1)}) / 1000`;
  return sql`if(
            countIf(level >= ${whole(k)}) = 0,
            ${nothing},
            arrayMap(v -> toNullable(v), quantilesExactInclusiveIf(0.25, 0.5, 0.75, 0.9)(${taken}, level >= ${whole(k)}))
        )`;
}

/** One row per entry day, step and value of the breakdown; a day without an entry has no row. */
export function trendRows(funnel: FunnelDefinition): SqlFragment {
  const reached = stepsOf(funnel).map((k) => sql`countIf(level >= ${whole(k)})`);
  return sql`with ${brokenDown(funnel, attemptRows(funnel))}
select
    day,
    step,
    ${label(funnel)} as label,
    reached[step] as actors,
    ${ratio(sql`actors`, sql`if(step = 1, actors, reached[step - 1])`)} as from_previous,
    ${ratio(sql`actors`, sql`reached[1]`)} as from_first,
    breakdown
from (
    select
        toDate32(${instant(sql`t1`)}, ${bind(funnel.timeZone, 'String')}) as day,
        breakdown,
        place,
        [${join(reached)}] as reached
    from attempts
    group by day, breakdown, place
)
array join arrayEnumerate(reached) as step
order by place, breakdown, day, step`;
}

/** Borders of the intervals in which times are counted, in seconds. */
const borders = [
  0, 1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 43_200, 86_400, 172_800, 259_200, 604_800,
  1_209_600, 2_592_000, 5_184_000, 7_776_000, 15_552_000, 31_536_000,
];

/** One row per step from the second, interval of times and value of the breakdown, up to the window. */
export function timesRows(funnel: FunnelDefinition): SqlFragment {
  const used = borders.filter((border) => border * 1000 <= funnel.windowMilliseconds);
  const intervals = range(0, used.length - 1).map((i) => ({ begin: used[i]!, end: borders[i + 1] }));
  const counted = range(2, funnel.steps.length).map((k) => {
    // -1 for those who did not reach the step
    const taken = sql`(t${whole(k)} - t${whole(k - 1)} + 1) * (level >= ${whole(k)}) - 1`;
    const counts = intervals.map(({ begin, end }) => {
      const until = end === undefined ? sql`` : sql` and ${taken} < ${whole(end * 1000)}`;
      return sql`countIf(${taken} >= ${whole(begin * 1000)}${until})`;
    });
    return sql`[${join(counts)}]`;
  });
  const ends = intervals.map(({ end }) => (end === undefined ? sql`null` : sql`${whole(end)}`));
  return sql`with ${brokenDown(funnel, attemptRows(funnel))}
select
    step,
    ${label(funnel)} as label,
    [${join(intervals.map(({ begin }) => whole(begin)))}][interval] as from_seconds,
    [${join(ends)}][interval] as to_seconds,
    counts[step - 1][interval] as actors,
    ${valueOf(funnel)} as breakdown
from (
    ${grouped(funnel, sql`[${join(counted)}] as counts`)}
)
array join arrayMap(step -> step + 1, arrayEnumerate(counts)) as step
array join arrayEnumerate(counts[step - 1]) as interval${inOrder(funnel, sql`step, interval`)}`;
}

/** The instant of a time in ticks. */
export function instant(time: SqlFragment): SqlFragment {
  return sql`fromUnixTimestamp64Milli(${time} + ${bind(epoch, 'Int64')}, 'UTC')`;
}
