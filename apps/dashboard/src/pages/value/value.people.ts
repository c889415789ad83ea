import type { PeopleRef } from '../../address/root-search';

/** The customers of one cohort. */
export function peopleOfCohort(shared: Record<string, unknown>, cohort: string, title: string): PeopleRef {
  return { analysis: 'cohort-ltv', parameters: { ...shared, level: 'customers', cohort }, title };
}
