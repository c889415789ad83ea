import type { AnalysisProject, AnalysisRunner } from '#analyses';
import { Problem, type ProblemDetail } from '#core';
import { join, sql, type SqlFragment } from '#warehouse';
import { conditionType } from '../conditions/conditions.js';
import type { CompileContext } from '../conditions/condition-type.js';
import { ruleProblem } from '../rule/problems.js';
import { conditionsOf, groupOf, type Rule } from '../rule/rule.js';
import { Marks } from './marks.js';

/** What a rule is compiled for. */
export interface Compilation {
  readonly project: AnalysisProject;
  readonly analyses: AnalysisRunner;
  /** Rows with a time before it count. */
  readonly asOf: Date;
  /** The run whose members count for another audience, which `path` names. @throws Problem */
  readonly membersOf: (audienceId: string, path: string) => Promise<string>;
  /** JSON pointer of the rule in the request */
  readonly at?: string;
  readonly signal?: AbortSignal;
}

/** A part of a rule, with what the rule would be without it. */
export interface CompiledPart {
  /** JSON pointer into the rule; empty for the whole */
  readonly path: string;
  readonly holds: SqlFragment;
  /** The whole rule with this part taken out of its group */
  readonly holdsWithout: SqlFragment;
}

/** A rule as SQL: one row a person, and expressions of 0 or 1 over its columns. */
export interface CompiledRule {
  /** `person`, `mask`, `customer_id`, `anonymous_id` of everyone whom the rule is about */
  readonly people: SqlFragment;
  readonly holds: SqlFragment;
  readonly parts: readonly CompiledPart[];
}

/** The predicate of each condition, by its JSON pointer. */
type Predicates = ReadonlyMap<string, SqlFragment>;

/**
 * The one way from a rule to SQL: preview, refresh and whatever lists an audience come through here. Every value is bound.
 * @throws Problem `invalid-parameters` with every condition that the data or an analysis refuses
 */
export async function compileRule(rule: Rule, compilation: Compilation): Promise<CompiledRule> {
  const marks = new Marks(compilation.asOf);
  const predicates = await compileConditions(rule, marks, compilation);
  return {
    people: marks.people(),
    holds: expression(rule, '', predicates) ?? everyone,
    parts: pathsOf(rule).map(({ path, part }) => ({
      path,
      holds: expression(part, path, predicates) ?? everyone,
      holdsWithout: expression(rule, '', predicates, path) ?? everyone,
    })),
  };
}

/** The members: `person`, `customer_id`, `anonymous_id`, one row each. */
export function memberRows({ people, holds }: CompiledRule): SqlFragment {
  return sql`select person, customer_id, anonymous_id
from (
${people}
)
where ${holds}`;
}

const everyone = sql`1`;

async function compileConditions(rule: Rule, marks: Marks, compilation: Compilation): Promise<Predicates> {
  const { at = '/rule', membersOf, ...shared } = compilation;
  const predicates = new Map<string, SqlFragment>();
  const errors: ProblemDetail[] = [];
  for (const { condition, path } of conditionsOf(rule)) {
    const where = `${at}${path}`;
    const context: CompileContext = {
      ...shared,
      marks,
      path: where,
      membersOf: (id) => membersOf(id, `${where}/id`),
    };
    try {
      predicates.set(path, await conditionType(condition.type)!.compile(condition, context));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid-parameters') throw error;
      errors.push(...error.errors);
    }
  }
  if (errors.length) throw ruleProblem(errors);
  return predicates;
}

/** The rule as an expression, the part at `without` left out; undefined when nothing of it is left. */
function expression(
  rule: Rule,
  path: string,
  predicates: Predicates,
  without?: string,
): SqlFragment | undefined {
  if (path === without) return undefined;
  const group = groupOf(rule);
  if (!group) return predicates.get(path)!;
  const parts = group.parts.flatMap(
    (part) => expression(part.rule, `${path}${part.step}`, predicates, without) ?? [],
  );
  if (parts.length === 0) return undefined;
  if (group.key === 'not') return sql`(not ${parts[0]!})`;
  return sql`(${join(parts, group.key === 'and' ? sql` and ` : sql` or `)})`;
}

function pathsOf(rule: Rule, path = ''): { path: string; part: Rule }[] {
  const inner = groupOf(rule)?.parts ?? [];
  return [{ path, part: rule }, ...inner.flatMap((part) => pathsOf(part.rule, `${path}${part.step}`))];
}
