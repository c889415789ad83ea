import type { ParametersOf } from '../../api/contract';
import { date, filters, oneOf, record, text, texts, whole, type Filters } from '../../address/read';
import { defaultSteps } from './ready-funnels';

export const orders = ['sequential', 'strict', 'any'] as const;
export const attempts = ['best', 'first'] as const;
export const views = ['steps', 'trend', 'times', 'table'] as const;
export const comparisons = ['none', 'previous-period', 'previous-year'] as const;
export const leastSteps = 2;
export const mostSteps = 12;

export interface FunnelStep {
  events: string[];
  where?: Filters;
  label?: string;
}

export interface FunnelExclusion {
  events: string[];
  mode: 'stop' | 'drop';
  where?: Filters;
  /** The two steps that it acts between; the whole funnel when absent. */
  between?: number[];
}

/** What the address of the page holds; what is absent has the default of {@link funnelParameters}. */
export interface FunnelSearch {
  steps?: FunnelStep[];
  from?: string;
  to?: string;
  /** Days. */
  window?: number;
  order?: (typeof orders)[number];
  attempt?: (typeof attempts)[number];
  hold?: string;
  breakdown?: string;
  exclusions?: FunnelExclusion[];
  compare?: (typeof comparisons)[number];
  view?: (typeof views)[number];
  /** The step whose times are shown. */
  step?: number;
  filters?: Filters;
}

export const defaultWindowDays = 30;
const daySeconds = 86_400;

export function readFunnelSearch(search: Record<string, unknown>): FunnelSearch {
  return {
    steps: readSteps(search['steps']),
    from: date(search['from']),
    to: date(search['to']),
    window: whole(search['window'], 1, 3650),
    order: oneOf(search['order'], orders),
    attempt: oneOf(search['attempt'], attempts),
    hold: text(search['hold'], 100),
    breakdown: text(search['breakdown'], 100),
    exclusions: readExclusions(search['exclusions']),
    compare: oneOf(search['compare'], comparisons),
    view: oneOf(search['view'], views),
    step: whole(search['step'], 2, mostSteps),
    filters: filters(search['filters']),
  };
}

/** Steps as an address or a report has them; undefined where there are fewer than a funnel needs. */
export function readSteps(value: unknown): FunnelStep[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const steps = value.flatMap((each) => {
    const step = record(each);
    const events = texts(step?.['events']);
    return events ? [{ events, where: filters(step?.['where']), label: text(step?.['label'], 100) }] : [];
  });
  return steps.length >= leastSteps ? steps.slice(0, mostSteps) : undefined;
}

export function readExclusions(value: unknown): FunnelExclusion[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const exclusions = value.flatMap((each) => {
    const given = record(each);
    const events = texts(given?.['events']);
    const where = filters(given?.['where']);
    const between = borders(given?.['between']);
    return events
      ? [
          {
            events,
            mode: oneOf(given?.['mode'], ['stop', 'drop']) ?? 'stop',
            ...(where ? { where } : {}),
            ...(between ? { between } : {}),
          } as const,
        ]
      : [];
  });
  return exclusions.length ? exclusions : undefined;
}

function borders(value: unknown): number[] | undefined {
  const steps = Array.isArray(value) ? value.map((each) => whole(each, 1, mostSteps)) : [];
  return steps.length === 2 ? steps.filter((each) => each !== undefined) : undefined;
}

export function stepsOf(search: FunnelSearch): FunnelStep[] {
  return search.steps ?? defaultSteps;
}

export type FunnelParameters = ParametersOf<'funnel'>;

/** The parameters of `funnel` that every question of the page shares; the breakdown is asked apart. */
export function funnelParameters(search: FunnelSearch): FunnelParameters {
  const { from, to, order, attempt, hold, exclusions, filters: chosen } = search;
  return {
    steps: stepsOf(search).map(({ events, where, label }) => ({
      events,
      ...(where ? { where } : {}),
      ...(label ? { label } : {}),
    })),
    windowSeconds: (search.window ?? defaultWindowDays) * daySeconds,
    order: order ?? 'sequential',
    attempt: attempt ?? 'best',
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(hold ? { holdConstant: hold } : {}),
    ...(exclusions ? { exclusions } : {}),
    ...(chosen ? { filters: chosen } : {}),
  };
}
