import type { PeopleRef } from '../../address/root-search';
import type { ValueParameters } from './value.search';

/** The customers of one cohort. */
export function peopleOfCohort(shared: ValueParameters, cohort: string, title: string): PeopleRef {
  return { analysis: 'cohort-ltv', parameters: { ...shared, level: 'customers', cohort }, title };
}
