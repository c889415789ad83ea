import type { PeopleRef } from '../../address/root-search';

/** The buyers of one segment. */
export function peopleOfSegment(shared: Record<string, unknown>, segment: string, title: string): PeopleRef {
  return { analysis: 'rfm', parameters: { ...shared, level: 'customers', segment }, title };
}

/** The buyers with one recency and one frequency score. */
export function peopleOfCell(
  shared: Record<string, unknown>,
  scores: { r: number; f: number },
  title: string,
): PeopleRef {
  return { analysis: 'rfm', parameters: { ...shared, level: 'customers', cell: scores }, title };
}

/** Every buyer in scope. */
export function peopleOfAll(shared: Record<string, unknown>, title: string): PeopleRef {
  return { analysis: 'rfm', parameters: { ...shared, level: 'customers' }, title };
}
