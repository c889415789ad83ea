import type { AnalysisPeople } from '../../address/root-search';
import type { OverviewParameters } from './overview.search';

export type Who = NonNullable<OverviewParameters['who']>;

/** Who is behind a figure of the time: its buyers, the new ones among them, or those who brought something back. */
export function peopleOf(shared: OverviewParameters, who: Who, title: string): AnalysisPeople {
  return { analysis: 'overview', parameters: { ...shared, level: 'customers', who }, title };
}
