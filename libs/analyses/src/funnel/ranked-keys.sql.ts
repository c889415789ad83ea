import { bind, join, sql, type SqlFragment } from '#warehouse';
import { epoch, type FunnelDefinition } from './funnel.definition.js';
import { isInRange } from './person-range.sql.js';
import { isOfClass, keyColumns, ofOrders, orderStream, stream, timeOf } from './stream.sql.js';
import { range, whole } from './whole.js';

/** What one class counts for in a ranked key; ticks are smaller for the next thousands of years. */
export const stepUnit = 2 ** 48;

/** The ranked key of an event of the class `one` at `instant`. */
export function ranked(one: number, instant: Date): SqlFragment {
  return bind(rankOf(one) + (instant.getTime() - epoch), 'Int64');
}

/** What a class counts for in a ranked key. */
export function rankOf(one: number): number {
  return (one + 1) * stepUnit;
}

/**
 * The step before which the lists of the orders' own events are put to those of the events; 0 where they are in one list. Where
 * persons are read in ranges they lie apart, and few persons get as far as to them.
 */
export function orderStep({ ranges, steps }: FunnelDefinition): number {
  return ranges === 1 ? 0 : steps.findIndex(({ events }) => events.includes(ofOrders)) + 1;
}

/** One row per actor with orders: `actor`, and the `keys` of the events that they yield, as {@link rankedKeys} has them. */
export function orderKeys(funnel: FunnelDefinition): SqlFragment {
  return keysOf(funnel, orderStream(funnel));
}

/**
 * One row per stream: the `keys` of its events, in no order; a key ranks by class, then time. For plain funnels. In ranges, those
 * of the table of events alone.
 */
export function rankedKeys(funnel: FunnelDefinition): SqlFragment {
  const { ranges, filters } = funnel;
  if (ranges === 1) return keysOf(funnel);
  // On one thread each, because the lists that two make of a range would have to be put together again. Nearly all events
  // pass names and times alone, so there is nothing to gain by looking at one after the other.
  const steps =
    filters.length === 0 && isByName(funnel) ? sql`, enable_multiple_prewhere_read_steps = 0` : sql``;
  const parts = range(0, ranges - 1).map(
    (index) => sql`${keysOf({ ...funnel, filters: [isInRange(index, ranges), ...filters] }, sql`events`)}
settings max_threads = 1${steps}`,
  );
  return join(
    parts,
    sql`
union all
`,
  );
}

function keysOf(funnel: FunnelDefinition, source?: SqlFragment): SqlFragment {
  const key = isByName(funnel) ? keyByName(funnel) : keyByConditions(funnel);
  // By their names alone, all events that the stream reads are steps.
  const rest = isByName(funnel)
    ? sql``
    : sql`
where key >= ${whole(stepUnit)}`;
  return sql`select ${keyColumns(funnel)}, groupArray(key) as keys
from (
${stream(funnel, [sql`${key} as key`], source)}
)${rest}
group by ${keyColumns(funnel)}`;
}

function isByName({ classes }: FunnelDefinition): boolean {
  return classes.selectors.every(({ where, held }) => where === undefined && held === undefined);
}

/** All but the time depends on the name alone, so it is worked out once per name and block, not per row. */
function keyByName({ classes }: FunnelDefinition): SqlFragment {
  const names = classes.selectors.flatMap(({ events }) => events);
  const units = classes.selectors.flatMap(({ events }, one) => events.map(() => rankOf(one) - epoch));
  const look = sql`transform(name, ${bind(names, 'Array(String)')}, ${bind(units, 'Array(Int64)')}, toInt64(0))`;
  return sql`toUnixTimestamp64Milli(occurred_at) + ${look}`;
}

function keyByConditions(funnel: FunnelDefinition): SqlFragment {
  const cases = funnel.classes.selectors.map(
    (selector, one) => sql`${isOfClass(selector, funnel)}, ${whole(rankOf(one))}`,
  );
  return sql`${timeOf()} + multiIf(${join(cases)}, 0)`;
}
