import { invalidParameters } from '../shared/index.js';
import { isSingleValued } from './event-property.js';
import type { EventSelector, FunnelParams } from './funnel.params.js';

/** A step's events and, where one is held constant, the property that its value comes from. */
export interface StepSelector extends EventSelector {
  readonly held?: string;
}

/**
 * The steps of a funnel as classes of events: steps that select the same events are one class. Two classes that
 * some event could belong to both are in one group.
 */
export interface EventClasses {
  readonly selectors: readonly StepSelector[];
  /** The class of each step. */
  readonly ofStep: readonly number[];
  /** Sets of classes, as bit masks, that compete for the same events: one event may serve any of a set, but once. */
  readonly groups: readonly number[];
  readonly overlaps: (a: number, b: number) => boolean;
}

/** The sets of a group that are counted are at most 255, and 63 in any order, where each is counted up to its size. */
const mostInGroup = { sequential: 8, strict: 8, any: 6 } as const;

/**
 * In any order with steps at different times, all events of one time are as one: every two classes compete.
 * @throws Problem `invalid-parameters` when too many different steps share events
 */
export function classify(
  steps: readonly StepSelector[],
  { order, strictlyLater }: Pick<FunnelParams, 'order' | 'strictlyLater'>,
): EventClasses {
  const selectors: StepSelector[] = [];
  const ofStep = steps.map((step) => {
    const found = selectors.findIndex((one) => identity(one) === identity(step));
    return found >= 0 ? found : selectors.push(step) - 1;
  });
  const isOneGroup = order === 'any' && strictlyLater;
  const overlaps = (a: number, b: number) =>
    a === b || isOneGroup || mayShareEvents(selectors[a]!, selectors[b]!);
  const groups = groupsOf(selectors.length, overlaps);
  const most = mostInGroup[order];
  if (groups.some((group) => bitsOf(group).length > most)) {
    const message = isOneGroup
      ? `order any with strictlyLater takes at most ${most} different steps`
      : `more than ${most} different steps share events with each other`;
    throw invalidParameters([{ code: 'overlapping-steps', path: 'steps', message }]);
  }
  return { selectors, ofStep, groups, overlaps };
}

/** The numbers of the bits that are set in `mask`, lowest first. */
export function bitsOf(mask: number): number[] {
  return Array.from({ length: 32 }, (_, bit) => bit).filter((bit) => (mask >>> bit) & 1);
}

/** Every non-empty subset of the classes in `group`, as bit masks. */
export function subsetsOf(group: number): number[] {
  const subsets: number[] = [];
  for (let subset = group; subset > 0; subset = (subset - 1) & group) subsets.push(subset);
  return subsets.reverse();
}

function identity({ events, where, held }: StepSelector): string {
  const filters = Object.entries(where ?? {})
    .map(([property, values]) => [property, [...new Set(values.map(String))].sort()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([[...new Set(events)].sort(), filters, held ?? null]);
}

function mayShareEvents(a: StepSelector, b: StepSelector): boolean {
  if (!a.events.some((name) => b.events.includes(name))) return false;
  return !Object.entries(a.where ?? {}).some(([property, values]) => {
    const others = b.where?.[property];
    const isApart = others && !values.some((value) => others.map(String).includes(String(value)));
    return isSingleValued(property) && isApart;
  });
}

function groupsOf(count: number, overlaps: (a: number, b: number) => boolean): number[] {
  let groups: number[] = [];
  for (let next = 0; next < count; next++) {
    const touched = groups.filter((group) => bitsOf(group).some((one) => overlaps(one, next)));
    groups = [
      ...groups.filter((group) => !touched.includes(group)),
      touched.reduce((a, b) => a | b, 1 << next),
    ];
  }
  return groups;
}
