import type { ParametersOf } from '../../api/contract';
import { date, filters, oneOf, type Filters } from '../../address/read';
import { bases, type Basis } from '../../parameters/bases';

export const axes = ['elapsed', 'calendar'] as const;
export const intervals = ['week', 'month', 'quarter'] as const;
export const cohortKeys = [
  'week',
  'month',
  'quarter',
  'channel',
  'campaign',
  'region',
  'category',
  'product',
  'coupon',
] as const;

/** What the address of the page holds; what is absent has the default of {@link valueParameters}. */
export interface ValueSearch {
  asOf?: string;
  from?: string;
  to?: string;
  axis?: (typeof axes)[number];
  basis?: Basis;
  interval?: (typeof intervals)[number];
  cohortBy?: (typeof cohortKeys)[number];
  filters?: Filters;
}

export function readValueSearch(search: Record<string, unknown>): ValueSearch {
  return {
    asOf: date(search['asOf']),
    from: date(search['from']),
    to: date(search['to']),
    axis: oneOf(search['axis'], axes),
    basis: oneOf(search['basis'], bases),
    interval: oneOf(search['interval'], intervals),
    cohortBy: oneOf(search['cohortBy'], cohortKeys),
    filters: filters(search['filters']),
  };
}

export type ValueParameters = ParametersOf<'cohort-ltv'>;

/** The parameters of `cohort-ltv` that every question of the page shares. */
export function valueParameters(search: ValueSearch): ValueParameters {
  const { asOf, from, to, axis, basis, interval, cohortBy, filters: chosen } = search;
  return {
    axis: axis ?? 'elapsed',
    basis: basis ?? 'net',
    cohortBy: cohortBy ?? 'month',
    ...(axis === 'calendar' && interval ? { interval } : {}),
    ...(asOf ? { asOf } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(chosen ? { filters: chosen } : {}),
  };
}
