import { Problem, type ProblemDetail } from '#core';
import { bind, join, sql, type SqlFragment } from '#warehouse';
import { ruleProblem } from '../rule/problems.js';
import type { Condition } from '../rule/rule.js';
import { closed, texts, whole, type Schema } from '../rule/schema.js';
import { peopleQuestion, peopleRows, type AnalysisParameters } from './analysis-people.js';
import type { CompileContext, ConditionType } from './condition-type.js';

interface Scores {
  readonly min?: number;
  readonly max?: number;
}

export interface RfmCondition extends Condition {
  readonly type: 'rfm';
  readonly segment?: readonly string[];
  readonly r?: Scores;
  readonly f?: Scores;
  readonly m?: Scores;
  readonly parameters?: AnalysisParameters;
}

const scores = (what: string): Schema => ({
  ...closed(
    { min: whole(1, 10, 'Lowest score, included.'), max: whole(1, 10, 'Highest score, included.') },
    [],
    `${what} score; the highest is the best.`,
  ),
  minProperties: 1,
});

const dimensions = { r: sql`r`, f: sql`f`, m: sql`m` } as const;
const names = ['r', 'f', 'm'] as const;

export const rfmCondition: ConditionType<RfmCondition> = {
  type: 'rfm',
  title: 'RFM',
  description: 'Buyers in one of the segments and with scores in the ranges, as the analysis rfm gives them.',
  schema: closed(
    {
      type: { const: 'rfm', type: 'string' },
      segment: texts('One of these segments of the map.'),
      r: scores('Recency'),
      f: scores('Frequency'),
      m: scores('Monetary'),
      parameters: {
        type: 'object',
        description:
          'Parameters of the analysis: method, bins, lookbackDays, basis, thresholds, map, filters.',
      },
    },
    ['type'],
  ),
  example: { type: 'rfm', segment: ['At risk', "Can't lose"] },
  errors: (condition, { path }) => [
    ...emptyErrors(condition, path),
    ...scoreErrors(condition, path),
    ...parameterErrors(condition, `${path}/parameters`),
  ],
  async compile(condition, context) {
    const { parameters = {}, segment, r, f, m } = condition;
    const at = `${context.path}/parameters`;
    const question = await peopleQuestion('rfm', parameters, at, context);
    await checkSegments(condition, context);
    const conditions = [
      ...(segment ? [sql`segment in ${bind(segment, 'Array(String)')}`] : []),
      ...names.flatMap((name) => inRange(dimensions[name], { r, f, m }[name])),
    ];
    return context.marks.list(peopleRows('rfm', question), true, sql`(${join(conditions, sql` and `)})`);
  },
};

function emptyErrors(condition: RfmCondition, path: string): ProblemDetail[] {
  const isEmpty = condition.segment === undefined && names.every((name) => condition[name] === undefined);
  if (!isEmpty) return [];
  return [{ code: 'empty-condition', path, message: 'needs segment, r, f or m' }];
}

function scoreErrors(condition: RfmCondition, path: string): ProblemDetail[] {
  return names.flatMap((name) => {
    const { min = 1, max = 10 } = condition[name] ?? {};
    return min <= max
      ? []
      : [{ code: 'turned-range', path: `${path}/${name}`, message: 'must have min up to max' }];
  });
}

function parameterErrors({ parameters = {} }: RfmCondition, path: string): ProblemDetail[] {
  return ['level', 'segment', 'cell', 'limit', 'offset']
    .filter((name) => parameters[name] !== undefined)
    .map((name) => ({
      code: 'contradiction',
      path: `${path}/${name}`,
      message: 'is told by the condition itself: segment, r, f, m',
    }));
}

function inRange(score: SqlFragment, range: Scores | undefined): SqlFragment[] {
  if (!range) return [];
  const { min = 1, max = 10 } = range;
  return [sql`${score} >= ${bind(min, 'UInt8')} and ${score} <= ${bind(max, 'UInt8')}`];
}

/** The analysis itself knows its segments and scores: it is asked for each of those that the condition names. */
async function checkSegments(
  { segment = [], parameters = {}, r, f, m }: RfmCondition,
  context: CompileContext,
) {
  const cell = { r: r?.min ?? r?.max, f: f?.min ?? f?.max, m: m?.min ?? m?.max };
  const asked = [
    ...segment.map((one, index) => ({ more: { segment: one }, path: `/segment/${index}` })),
    ...names
      .filter((name) => cell[name] !== undefined)
      .map((name) => ({ more: { cell: { [name]: cell[name] } }, path: `/${name}` })),
  ];
  const errors: ProblemDetail[] = [];
  for (const { more, path } of asked) {
    try {
      await peopleQuestion('rfm', { ...parameters, ...more }, context.path, context);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid-parameters') throw error;
      const at = `${context.path}${path}`;
      errors.push(...error.errors.map(({ code, message }) => ({ code, path: at, message })));
    }
  }
  if (errors.length) throw ruleProblem(errors);
}
