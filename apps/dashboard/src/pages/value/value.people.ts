import type { AnalysisPeople } from '../../address/root-search';
import type { ValueParameters } from './value.search';

/** The customers of one cohort. */
export function peopleOfCohort(shared: ValueParameters, cohort: string, title: string): AnalysisPeople {
  return { analysis: 'cohort-ltv', parameters: { ...shared, level: 'customers', cohort }, title };
}

/** Those of a cohort who ordered in one period of its life. */
export function peopleOfPeriod(
  shared: ValueParameters,
  { cohort, period }: { cohort: string; period: number },
  title: string,
): AnalysisPeople {
  return { analysis: 'cohort-ltv', parameters: { ...shared, level: 'customers', cohort, period }, title };
}

/** The customers of all cohorts. */
export function peopleOfCohorts(shared: ValueParameters, title: string): AnalysisPeople {
  return { analysis: 'cohort-ltv', parameters: { ...shared, level: 'customers' }, title };
}
