import { Ajv, type ValidateFunction } from 'ajv';
import type { ProblemDetail } from '#core';
import { conditionType, conditionTypes } from '../conditions/conditions.js';
import { pointerStep, ruleProblem } from './problems.js';
import { groupKeys, maxConditions, maxDepth, type Condition, type GroupKey, type Rule } from './rule.js';
import { schemaError } from './schema-errors.js';
import { textErrors } from './text.check.js';

const ajv = new Ajv({
  strict: true,
  allowUnionTypes: true,
  strictNumbers: true,
  allErrors: true,
  verbose: true,
});
const schemas: ReadonlyMap<string, ValidateFunction> = new Map(
  conditionTypes.map(({ type, schema }) => [type, ajv.compile(schema)]),
);

/** What the walk carries: the list of mistakes, how many conditions were seen, and the project's time zone. */
interface Walk {
  readonly errors: ProblemDetail[];
  readonly timeZone: string;
  conditions: number;
}

/**
 * A rule from JSON. The form is closed: whatever it does not know is refused, and every mistake is told at once.
 *
 * @param at JSON pointer of the rule in the request
 * @throws Problem `invalid-parameters` with the code and path of every mistake
 */
export function parseRule(input: unknown, timeZone: string, at = '/rule'): Rule {
  const walk: Walk = { errors: textErrors(input, at), timeZone, conditions: 0 };
  visit(input, at, 0, walk);
  if (walk.conditions > maxConditions) {
    const message = `has ${walk.conditions} conditions; at most ${maxConditions} are allowed`;
    walk.errors.push({ code: 'too-many-conditions', path: at, message });
  }
  if (walk.errors.length) throw ruleProblem(walk.errors);
  return input as Rule;
}

function visit(node: unknown, path: string, depth: number, walk: Walk): void {
  if (node === null || typeof node !== 'object' || Array.isArray(node)) {
    walk.errors.push({ code: 'wrong-type', path, message: 'must be an object: a group or a condition' });
    return;
  }
  const keys = groupKeys.filter((key) => Object.hasOwn(node, key));
  if (keys.length === 0) visitCondition(node, path, walk);
  else visitGroup(node as Record<string, unknown>, keys[0]!, path, depth + 1, walk);
}

function visitGroup(
  node: Record<string, unknown>,
  key: GroupKey,
  path: string,
  depth: number,
  walk: Walk,
): void {
  if (depth > maxDepth) {
    const message = `groups may be nested ${maxDepth} deep`;
    walk.errors.push({ code: 'too-deep', path, message });
    return;
  }
  for (const other of Object.keys(node).filter((name) => name !== key)) {
    const message = `is not a field of a group of "${key}", which has no other field`;
    walk.errors.push({ code: 'unknown-field', path: `${path}/${pointerStep(other)}`, message });
  }
  const parts = node[key];
  if (key === 'not') visit(parts, `${path}/not`, depth, walk);
  else if (!Array.isArray(parts)) {
    walk.errors.push({ code: 'wrong-type', path: `${path}/${key}`, message: 'must be a list of rules' });
  } else if (parts.length === 0) {
    walk.errors.push({ code: 'empty-group', path: `${path}/${key}`, message: 'must hold a condition' });
  } else parts.forEach((part, index) => visit(part, `${path}/${key}/${index}`, depth, walk));
}

function visitCondition(node: object, path: string, walk: Walk): void {
  walk.conditions++;
  const { type } = node as { type?: unknown };
  const known = conditionTypes.map((one) => one.type).join(', ');
  if (type === undefined) {
    const message = `must be and, or, not, or a condition with a type: ${known}`;
    walk.errors.push({ code: Object.keys(node).length ? 'missing-field' : 'empty-group', path, message });
    return;
  }
  const found = typeof type === 'string' ? conditionType(type) : undefined;
  if (!found) {
    walk.errors.push({ code: 'unknown-condition', path: `${path}/type`, message: `must be one of ${known}` });
    return;
  }
  const check = schemas.get(found.type)!;
  if (check(node)) {
    walk.errors.push(...found.errors(node as Condition, { path, timeZone: walk.timeZone }));
  } else walk.errors.push(...check.errors!.map((error) => schemaError(error, path)));
}
