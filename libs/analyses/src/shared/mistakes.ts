import type { ValidationError } from 'class-validator';
import type { ProblemDetail } from '#core';

/** Rules about whether a value is there and what kind it is: the first that is broken is the mistake, whatever else is. */
const kinds = [
  'whitelistValidation',
  'isDefined',
  'isArray',
  'isObject',
  'nestedValidation',
  'isString',
  'isInt',
  'isNumber',
  'isBoolean',
];

/** What is said in place of a rule's own text, where its class gives none. */
const texts: Readonly<Record<string, string>> = {
  whitelistValidation: 'is not a parameter of this analysis',
  isDefined: 'is needed',
  isArray: 'must be a list',
  nestedValidation: 'must be an object',
  isNumber: 'must be a number',
};

/** One mistake per path: what is missing before what is of the wrong kind, and that before what is too long or too large. */
export function mistakesOf(error: ValidationError, parent = ''): ProblemDetail[] {
  const path = parent ? `${parent}.${error.property}` : error.property;
  const inside = (error.children ?? []).flatMap((child) => mistakesOf(child, path));
  const broken = error.constraints ?? {};
  const rule = kinds.find((kind) => kind in broken) ?? Object.keys(broken)[0];
  return rule === undefined ? inside : [mistake(error, rule, path), ...inside];
}

function mistake(
  { property, value, constraints }: ValidationError,
  rule: string,
  path: string,
): ProblemDetail {
  if (rule === 'whitelistValidation') return { code: 'unknown-parameter', path, message: texts[rule]! };
  if (value === undefined)
    return { code: 'missing', path, message: told('isDefined', property, constraints) };
  return { code: 'invalid-parameter', path, message: told(rule, property, constraints) };
}

/** The text of a broken rule, without the name that the path ends with anyway. */
function told(rule: string, property: string, constraints: Readonly<Record<string, string>> = {}): string {
  const text = constraints[rule];
  const isOwn = text !== undefined && !text.startsWith(`${property} `) && !text.includes('nested property');
  if (isOwn) return text;
  return texts[rule] ?? text!.slice(property.length + 1);
}
