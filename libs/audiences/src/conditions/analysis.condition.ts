import type { ProblemDetail } from '#core';
import { bind, join, sql, type SqlFragment } from '#warehouse';
import type { Condition } from '../rule/rule.js';
import { choice, closed } from '../rule/schema.js';
import {
  peopleLevels,
  peopleQuestion,
  peopleRows,
  type AnalysisParameters,
  type PeopleAnalysis,
} from './analysis-people.js';
import type { ConditionType } from './condition-type.js';

export interface AnalysisCondition extends Condition {
  readonly type: 'analysis';
  readonly analysis: PeopleAnalysis;
  readonly parameters: AnalysisParameters;
}

export const analysisCondition: ConditionType<AnalysisCondition> = {
  type: 'analysis',
  title: 'People behind a number',
  description:
    'The people behind a cell of an analysis: an RFM segment or cell, a cohort, those who reached or stopped at a step ' +
    'of a funnel. Visitors whom a funnel lists belong to the audience, too, so that it is as large as the number.',
  schema: closed(
    {
      type: { const: 'analysis', type: 'string' },
      analysis: choice(Object.keys(peopleLevels), 'Name of the analysis.'),
      parameters: {
        type: 'object',
        description:
          'Its parameters, with the cell: rfm segment or cell, cohort-ltv cohort and period, overview who, funnel step, ' +
          'outcome, breakdownValue, day of entry and time taken. Without asOf they are asked for the instant of the rule.',
      },
    },
    ['type', 'analysis', 'parameters'],
  ),
  example: { type: 'analysis', analysis: 'rfm', parameters: { segment: 'At risk' } },
  errors: (condition, { path }) => parameterErrors(condition, `${path}/parameters`),
  async compile({ analysis, parameters }, context) {
    const question = await peopleQuestion(analysis, parameters, `${context.path}/parameters`, context);
    if (analysis !== 'rfm') return context.marks.list(peopleRows(analysis, question), true);
    // Everybody's scores, so that one pass answers every condition that stands on the same ones.
    const { segment, cell, ...scoring } = parameters as RfmPlace;
    const scores = await peopleQuestion('rfm', scoring, context.path, context);
    return context.marks.list(peopleRows('rfm', scores), true, holdsIn({ segment, cell }));
  },
};

/** What the analysis `rfm` takes to list a segment or a cell alone; it has checked them. */
interface RfmPlace extends AnalysisParameters {
  readonly segment?: string;
  readonly cell?: Readonly<Partial<Record<keyof typeof scoreColumns, number>>>;
}

const scoreColumns = { r: sql`r`, f: sql`f`, m: sql`m` } as const;

function holdsIn({ segment, cell }: Pick<RfmPlace, 'segment' | 'cell'>): SqlFragment {
  const given = (['r', 'f', 'm'] as const).filter((name) => cell?.[name] !== undefined);
  const conditions = [
    ...(segment === undefined ? [] : [sql`segment = ${bind(segment, 'String')}`]),
    ...given.map((name) => sql`${scoreColumns[name]} = ${bind(cell![name]!, 'UInt8')}`),
  ];
  return conditions.length ? sql`(${join(conditions, sql` and `)})` : sql`1`;
}

function parameterErrors({ analysis, parameters }: AnalysisCondition, path: string): ProblemDetail[] {
  const level = peopleLevels[analysis];
  const given = parameters['level'];
  const paged = ['limit', 'offset'].filter((name) => parameters[name] !== undefined);
  return [
    ...(given !== undefined && given !== level
      ? [
          {
            code: 'not-allowed' as const,
            path: `${path}/level`,
            message: `must be ${level}, where ${analysis} lists people`,
          },
        ]
      : []),
    ...paged.map((name) => ({
      code: 'contradiction' as const,
      path: `${path}/${name}`,
      message: 'would leave people out of the audience',
    })),
  ];
}
