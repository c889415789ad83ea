import { Problem } from '#core';
import { embed, sql, type Question, type SqlFragment } from '#warehouse';
import { detailsUnder, ruleProblem } from '../rule/problems.js';
import type { CompileContext } from './condition-type.js';

export type AnalysisParameters = Readonly<Record<string, unknown>>;

/** The analyses that list people, and the level at which they do. */
export const peopleLevels = {
  rfm: 'customers',
  'cohort-ltv': 'customers',
  funnel: 'actors',
  overview: 'customers',
} as const;
export type PeopleAnalysis = keyof typeof peopleLevels;

/**
 * The question that lists the people of an analysis at the rule's instant, or at the parameters' own asOf.
 * @throws Problem with the analysis's own findings, moved to `at`
 */
export async function peopleQuestion(
  analysis: PeopleAnalysis,
  parameters: AnalysisParameters,
  at: string,
  { analyses, project, asOf, signal }: CompileContext,
): Promise<Question> {
  // A comparison stands beside the people and does not change who they are.
  const given = { ...parameters, compare: undefined };
  const level = peopleLevels[analysis];
  const ask = (more: AnalysisParameters) =>
    analyses.question(analysis, { ...given, ...more, level }, project, signal);
  try {
    return await ask(parameters['asOf'] === undefined ? { asOf: asOf.toISOString() } : {});
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid-parameters') throw error;
    throw ruleProblem(detailsUnder(at, error));
  }
}

/** Columns beside the ids that conditions may look at. */
const more: Partial<Record<PeopleAnalysis, SqlFragment>> = { rfm: sql`, segment, r, f, m` };

/** One row per person of the question: `person`, `customer_id`, `anonymous_id`, and of `rfm` the segment and scores. */
export function peopleRows(analysis: PeopleAnalysis, question: Question): SqlFragment {
  if (analysis === 'funnel') {
    return sql`    select person, "customerId" as customer_id, "anonymousId" as anonymous_id
    from (
${embed(question)}
    )`;
  }
  return sql`    select sipHash64(0, "customerId") as person, "customerId" as customer_id, '' as anonymous_id${more[analysis] ?? sql``}
    from (
${embed(question)}
    )`;
}
