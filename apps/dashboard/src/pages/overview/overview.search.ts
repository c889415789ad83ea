import type { ParametersOf } from '../../api/contract';
import { date, filters, oneOf, type Filters } from '../../address/read';
import { bases, type Basis } from '../../parameters/bases';

export const comparisons = ['previous-period', 'previous-week', 'previous-year', 'none'] as const;

/** What the address of the page holds; without a range it is the last thirty days. */
export interface OverviewSearch {
  from?: string;
  to?: string;
  basis?: Basis;
  compare?: (typeof comparisons)[number];
  filters?: Filters;
}

export function readOverviewSearch(search: Record<string, unknown>): OverviewSearch {
  return {
    from: date(search['from']),
    to: date(search['to']),
    basis: oneOf(search['basis'], bases),
    compare: oneOf(search['compare'], comparisons),
    filters: filters(search['filters']),
  };
}

export type OverviewParameters = ParametersOf<'overview'>;

/** The parameters of `overview` that both questions of the page share. */
export function overviewParameters(search: OverviewSearch): OverviewParameters {
  const { from, to, basis = 'net', filters: chosen } = search;
  return {
    basis,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(chosen ? { filters: chosen } : {}),
  };
}
