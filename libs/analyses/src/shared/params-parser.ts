import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Problem, type ProblemDetail } from '#core';
import type { AnalysisParams } from './analysis-params.js';
import { mistakesOf } from './mistakes.js';

/**
 * Parameters from JSON, checked against their class: unknown names and wrong types are refused, each with its path.
 * @throws Problem `invalid-parameters`
 */
export function parseParams<P extends AnalysisParams>(type: new () => P, input: unknown): P {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) {
    throw new Problem('invalid-parameters', 'The parameters must be a JSON object', [
      { code: 'wrong-type', path: '', message: 'must be an object' },
    ]);
  }
  const given = withoutNulls(input);
  const params = plainToInstance(type, given, { exposeDefaultValues: true });
  const errors = validateSync(params, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  }).flatMap((error) => mistakesOf(error));
  const mistakes = [...errors, ...filterErrors(params.filters), ...lostNames(given, params, '')];
  if (mistakes.length) throw invalidParameters(mistakes);
  return params;
}

/** The parameters without those that are null, at any depth: null is a parameter that is not given. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== 'object') return value;
  const given = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(given.map(([name, one]) => [name, withoutNulls(one)]));
}

/** The Problem for a list of mistakes in parameters; its text names the first. */
export function invalidParameters(errors: readonly ProblemDetail[]): Problem {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new Problem('invalid-parameters', `${first!.path}: ${first!.message}${more}`, errors);
}

/** Names that every object has, such as `toString`, do not get through the transformation: none of ours is one. */
function lostNames(given: unknown, kept: unknown, parent: string): ProblemDetail[] {
  if (given === null || typeof given !== 'object' || kept === null || typeof kept !== 'object') return [];
  return Object.entries(given).flatMap(([name, value]) => {
    const path = parent ? `${parent}.${name}` : name;
    if (!Object.hasOwn(kept, name)) {
      return [{ code: 'unknown-parameter', path, message: 'is not a parameter of this analysis' }];
    }
    return lostNames(value, (kept as Record<string, unknown>)[name], path);
  });
}

function filterErrors(filters: unknown): ProblemDetail[] {
  if (filters === undefined || filters === null || typeof filters !== 'object') return [];
  return Object.entries(filters)
    .filter(([, values]) => !isTextList(values))
    .map(([name]) => ({
      code: 'invalid-parameter',
      path: `filters.${name}`,
      message: 'must be a list of 1 to 1,000 texts; leave the filter out to let everything pass',
    }));
}

function isTextList(values: unknown): boolean {
  return (
    Array.isArray(values) &&
    values.length > 0 &&
    values.length <= 1000 &&
    values.every((value) => typeof value === 'string' && value.length <= 1000 && !hasLoneSurrogate(value))
  );
}

function hasLoneSurrogate(text: string): boolean {
  return /[\uD800-\uDFFF]/u.test(text);
}
