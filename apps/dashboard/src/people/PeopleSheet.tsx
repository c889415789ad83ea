import type { PeopleRef } from '../address/root-search';
import { AnalysisSheet } from './AnalysisSheet';
import { RuleSheet } from './RuleSheet';

/** The people behind a number. The list's length is the number; the audience made of it has the same rule. */
export function PeopleSheet({ people }: { people: PeopleRef }) {
  return 'rule' in people ? <RuleSheet people={people} /> : <AnalysisSheet people={people} />;
}
