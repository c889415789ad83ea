import { Problem } from '#core';
import { bind, sql, toParam, type SqlFragment } from '#warehouse';
import { invalidParameters, presentValues, type AnalysisContext, type Filters } from '../shared/index.js';
import { classify, type EventClasses, type StepSelector } from './event-class.js';
import { propertyConditions, valueOf, valuesOf } from './event-property.js';
import type { Breakdown, EventSelector, FunnelExclusion, FunnelParams } from './funnel.params.js';

/** An exclusion with its borders: it acts after step `after` was reached and before step `before` is. */
export interface Exclusion {
  readonly selector: EventSelector;
  readonly mode: 'stop' | 'drop';
  readonly after: number;
  readonly before: number;
}

/** A funnel with everything resolved and checked; what the SQL is made from. */
export interface FunnelDefinition {
  readonly steps: readonly StepSelector[];
  readonly labels: readonly string[];
  readonly classes: EventClasses;
  readonly order: FunnelParams['order'];
  readonly windowMilliseconds: number;
  readonly isStrictlyLater: boolean;
  readonly exclusions: readonly Exclusion[];
  readonly isHeld: boolean;
  readonly breakdown?: Breakdown;
  readonly isFirstEntry: boolean;
  readonly actor: FunnelParams['actor'];
  readonly filters: readonly SqlFragment[];
  readonly filterProperties: readonly string[];
  readonly asOf: Date;
  readonly from?: Date;
  readonly to?: Date;
  readonly timeZone: string;
  /** in how many ranges of persons the events are read, see `rangesOf` */
  readonly ranges: number;
}

/** @throws Problem `invalid-parameters` that names the parameter */
export function define(params: FunnelParams, context: AnalysisContext): FunnelDefinition {
  const exclusions = (params.exclusions ?? []).map((one, index) => exclusion(one, index, params));
  const held = heldProperties(params);
  for (const [index, step] of params.steps.entries()) propertyConditions(step.where, `steps.${index}.where`);
  const steps = params.steps.map((step, index): StepSelector => ({ ...step, held: held?.[index] }));
  return {
    steps,
    labels: labelsOf(params),
    classes: classify(steps, params),
    order: params.order,
    windowMilliseconds: Math.round(params.windowSeconds * 1000),
    isStrictlyLater: params.strictlyLater,
    exclusions,
    isHeld: held !== undefined,
    breakdown: breakdownOf(params),
    isFirstEntry: params.attempt !== 'best',
    actor: params.actor,
    filters: filterConditions(params.filters),
    filterProperties: Object.keys(params.filters ?? {}),
    asOf: context.asOf,
    ...context.range,
    timeZone: context.timeZone,
    ranges: 1,
  };
}

/** In any order row k says how many did k of the steps, whichever they were. */
function labelsOf({ steps, order }: FunnelParams): string[] {
  if (order === 'any') return steps.map((_, index) => `${index + 1} of ${steps.length}`);
  return steps.map((step) => step.label ?? step.events.join(' / '));
}

function exclusion(given: FunnelExclusion, index: number, { steps, order }: FunnelParams): Exclusion {
  const path = `exclusions.${index}`;
  propertyConditions(given.where, `${path}.where`);
  const [after, before] = (given.between ?? [1, steps.length]) as [number, number];
  if (after >= before || before > steps.length) {
    throw invalid(`${path}.between`, `must be two steps of the funnel, the earlier one first`);
  }
  if (given.between && order !== 'sequential') {
    throw invalid(
      `${path}.between`,
      `needs order sequential: in order ${order} an exclusion acts throughout`,
    );
  }
  return { selector: given, mode: given.mode, after, before };
}

function heldProperties({ holdConstant, steps }: FunnelParams): string[] | undefined {
  if (holdConstant === undefined || holdConstant === null) return undefined;
  const properties = typeof holdConstant === 'string' ? steps.map(() => holdConstant) : holdConstant;
  const isList = Array.isArray(properties) && properties.every((one) => typeof one === 'string');
  if (!isList || properties.length !== steps.length) {
    throw invalid('holdConstant', 'must be a property name, or a list with one property name per step');
  }
  for (const property of properties) valuesOf(property, 'holdConstant');
  return properties;
}

function breakdownOf({ breakdown, steps }: FunnelParams): Breakdown | undefined {
  if (breakdown === undefined || breakdown === null) return undefined;
  const given = typeof breakdown === 'string' ? { property: breakdown } : breakdown;
  const { property, at = 'first', ...others } = given as Partial<Breakdown>;
  if (typeof property !== 'string' || Object.keys(others).length > 0) {
    throw invalid('breakdown', 'must be a property name or {property, at}');
  }
  valueOf(property, 'breakdown');
  const isStep = typeof at === 'number' && Number.isInteger(at) && at >= 1 && at <= steps.length;
  if (at !== 'first' && at !== 'last' && !isStep) {
    throw invalid('breakdown.at', `must be first, last or a step from 1 to ${steps.length}`);
  }
  return { property, at };
}

const attribute = 'attribute.';

/** What every event of the stream must satisfy; an attribute is the customer's. */
function filterConditions(filters: Filters = {}): SqlFragment[] {
  return Object.entries(filters).flatMap(([property, values]) => {
    if (!property.startsWith(attribute)) return propertyConditions({ [property]: values }, 'filters');
    const key = bind(property.slice(attribute.length), 'String');
    const list = bind(presentValues(values), 'Array(String)');
    return [sql`person in (select person from person_profiles where attributes[${key}] in ${list})`];
  });
}

function invalid(path: string, message: string): Problem {
  return invalidParameters([{ code: 'invalid-parameter', path, message }]);
}

/** The earlier of the end of the range and the instant of the answer: entries begin before it. */
export function entriesEnd({ to, asOf }: FunnelDefinition): Date {
  return to && to < asOf ? to : asOf;
}

/** The end of what any attempt can contain, exclusive. */
export function eventsEnd(funnel: FunnelDefinition): Date {
  const { asOf, windowMilliseconds } = funnel;
  const last = entriesEnd(funnel).getTime() + windowMilliseconds;
  return last < asOf.getTime() ? new Date(last) : asOf;
}

/**
 * Times inside the SQL are milliseconds since 1900, so that every one is above 0 and 0 can stand for none.
 */
export const epoch = Date.UTC(1900, 0, 1) - 1;

/** The instant in those milliseconds. */
export function ticks(instant: Date): SqlFragment {
  return bind(instant.getTime() - epoch, 'Int64');
}

/** Whether the window of an attempt that entered at `t1` is not over at asOf. */
export function isWindowOpen({ asOf, windowMilliseconds }: FunnelDefinition): SqlFragment {
  return sql`t1 >= ${ticks(new Date(asOf.getTime() - windowMilliseconds))}`;
}

export { toParam };
