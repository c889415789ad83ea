import type { ParametersOf } from '../../api/contract';
import { date, filters, oneOf, whole, type Filters } from '../../address/read';
import { bases, type Basis } from '../../parameters/bases';

export const methods = ['quantile', 'threshold', 'mean'] as const;
export const comparisons = ['previous-period', 'previous-year', 'none'] as const;

/** What the address of the page holds; what is absent has the default of {@link segmentsParameters}. */
export interface SegmentsSearch {
  asOf?: string;
  compare?: (typeof comparisons)[number];
  basis?: Basis;
  lookback?: number;
  method?: (typeof methods)[number];
  filters?: Filters;
}

export const defaultLookbackDays = 365;

export function readSegmentsSearch(search: Record<string, unknown>): SegmentsSearch {
  return {
    asOf: date(search['asOf']),
    compare: oneOf(search['compare'], comparisons),
    basis: oneOf(search['basis'], bases),
    lookback: whole(search['lookback'], 1, 3650),
    method: oneOf(search['method'], methods),
    filters: filters(search['filters']),
  };
}

export type SegmentsParameters = ParametersOf<'rfm'>;

/** The parameters of `rfm` that every question of the page shares. */
export function segmentsParameters(search: SegmentsSearch): SegmentsParameters {
  const {
    asOf,
    basis = 'net',
    lookback = defaultLookbackDays,
    method = 'quantile',
    filters: chosen,
  } = search;
  return {
    method,
    basis,
    lookbackDays: lookback,
    ...(asOf ? { asOf } : {}),
    ...(chosen ? { filters: chosen } : {}),
  };
}
