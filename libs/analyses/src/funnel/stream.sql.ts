import { bind, embed, join, sql, toParam, viewBranches, viewQuery, type SqlFragment } from '#warehouse';
import { isSingleValued, propertyConditions, valuesOf } from './event-property.js';
import type { StepSelector } from './event-class.js';
import { epoch, eventsEnd, type FunnelDefinition } from './funnel.definition.js';
import type { EventSelector } from './funnel.params.js';

const and = sql` and `;
/** The event that each order yields. */
export const ofOrders = 'order_completed';

const allEvents = viewQuery('event_stream');
/** What it puts beside the table of events. */
const [, orderEvents] = viewBranches('event_stream');

/** Every selector of a funnel: its steps', then its exclusions'. */
function selectorsOf({ steps, exclusions }: FunnelDefinition): EventSelector[] {
  return [...steps, ...exclusions.map(({ selector }) => selector)];
}

/** The names of all events that a funnel asks for. */
export function namesOf(funnel: FunnelDefinition): string[] {
  return [...new Set(selectorsOf(funnel).flatMap(({ events }) => events))];
}

/** What makes an actor; an event without it belongs to none. */
const actorColumns = { person: sql`person`, session: sql`session_id`, order: sql`order_id` } as const;

export function actorColumn({ actor }: Pick<FunnelDefinition, 'actor'>): SqlFragment {
  return actorColumns[actor];
}

/** The key of a stream: the actor, and the value held constant where there is one. */
export function keyColumns({ isHeld }: FunnelDefinition): SqlFragment {
  return isHeld ? sql`actor, held` : sql`actor`;
}

/** That an event is one that the selector means. */
export function selects(selector: EventSelector): SqlFragment {
  return join(
    [sql`name in ${bind(selector.events, 'Array(String)')}`, ...propertyConditions(selector.where, 'where')],
    and,
  );
}

/**
 * One row per event that can matter, and per value held constant: `actor`, `held` where a property is, and the columns
 * asked for. Names and times are compared as they are stored, so that both branches of the view
 * read only what they need.
 */
export function stream(
  funnel: FunnelDefinition,
  columns: readonly SqlFragment[],
  source = sourceOf(funnel),
): SqlFragment {
  const base = sql`${actorColumn(funnel)} as actor`;
  const where = join(
    streamConditions(funnel),
    sql`
    and `,
  );
  const held = funnel.isHeld ? sql`, ${heldValues(funnel)} as held` : sql``;
  return sql`select
    ${join(
      [base, ...columns],
      sql`,
    `,
    )}${held}
from ${source}
where ${where}`;
}

/**
 * What an order yields is in the stream alone; a funnel that asks for none of it reads the table behind it, which is
 * half of the planning.
 */
export function sourceOf(funnel: FunnelDefinition): SqlFragment {
  const isAlone = hasPlainColumns(funnel) && !namesOf(funnel).includes(ofOrders);
  return isAlone ? sql`person_events` : eventStream(funnel);
}

/** Whether a funnel needs no list (the products of an order), which the stream alone makes. */
export function hasPlainColumns(funnel: FunnelDefinition): boolean {
  const { order, steps, breakdown, filterProperties } = funnel;
  const properties = [
    ...filterProperties,
    ...selectorsOf(funnel).flatMap(({ where }) => Object.keys(where ?? {})),
    ...steps.flatMap(({ held }) => held ?? []),
    ...(breakdown ? [breakdown.property] : []),
  ];
  return order !== 'strict' && properties.every(isSingleValued);
}

/** All events, those that orders yield as of the funnel's instant among them. */
export function eventStream({ asOf }: Pick<FunnelDefinition, 'asOf'>): SqlFragment {
  return sql`(
${embed({ sql: allEvents, params: { as_of: toParam(asOf) } })}
)`;
}

/** The events alone that orders yield as of the funnel's instant. */
export function orderStream({ asOf }: Pick<FunnelDefinition, 'asOf'>): SqlFragment {
  return sql`(
${embed({ sql: orderEvents!, params: { as_of: toParam(asOf) } })}
)`;
}

/** The time of an event in ticks. */
export function timeOf(): SqlFragment {
  return sql`(toUnixTimestamp64Milli(occurred_at) - ${bind(epoch, 'Int64')})`;
}

/** Whether an event is of that class; with a property held constant, in the stream of the value `held`. */
export function isOfClass(selector: StepSelector, { steps }: FunnelDefinition): SqlFragment {
  const isMeant = sql`(${selects(selector)})`;
  // With one property for all steps every event of the stream has the value.
  if (new Set(steps.map(({ held }) => held)).size === 1) return isMeant;
  return sql`(${isMeant} and has(${valuesOf(selector.held!, 'holdConstant')}, held))`;
}

export function streamConditions(funnel: FunnelDefinition): SqlFragment[] {
  const { from, order, actor } = funnel;
  return [
    ...(order === 'strict' ? [] : [sql`name in ${bind(namesOf(funnel), 'Array(String)')}`]),
    ...(from ? [sql`occurred_at >= ${bind(toParam(from), "DateTime64(3, 'UTC')")}`] : []),
    sql`occurred_at < ${bind(toParam(eventsEnd(funnel)), "DateTime64(3, 'UTC')")}`,
    ...(actor === 'person' ? [] : [sql`${actorColumn(funnel)} != ''`]),
    ...funnel.filters,
  ];
}

/** Each value that the event carries in one of the properties held constant; an event without one is in no stream. */
function heldValues({ steps }: FunnelDefinition): SqlFragment {
  const properties = [...new Set(steps.map(({ held }) => held!))];
  const lists = properties.map((property) => valuesOf(property, 'holdConstant'));
  return sql`arrayJoin(arrayDistinct(arrayConcat(${join(lists)})))`;
}
