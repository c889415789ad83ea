import type { TFunction } from 'i18next';
import type { AnalysisPeople } from '../address/root-search';

/** The same people, opened from a figure that is not their number: `Revenue €59,535, from` stands before it. */
export function aboutFigure(
  t: TFunction,
  people: AnalysisPeople,
  name: string,
  shown: string,
): AnalysisPeople {
  return { ...people, about: t('people.from', { name, shown }) };
}
