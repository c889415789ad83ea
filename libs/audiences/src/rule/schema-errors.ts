import type { ErrorObject } from 'ajv';
import type { MistakeCode, ProblemDetail } from '#core';
import { pointerStep } from './problems.js';

const codes: Readonly<Record<string, MistakeCode>> = {
  additionalProperties: 'unknown-field',
  required: 'missing-field',
  type: 'wrong-type',
  enum: 'not-allowed',
  const: 'not-allowed',
  minLength: 'missing-field',
  maxLength: 'too-long',
  maxItems: 'too-long',
  minItems: 'empty-list',
  minProperties: 'empty-condition',
};

const types: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  array: 'a list',
  object: 'an object',
};
const withArticle = (type: string) => types[type] ?? `a ${type}`;

/** A mistake that the schema of a condition found, at `at`. The sender's values are never repeated. */
export function schemaError(error: ErrorObject, at: string): ProblemDetail {
  const { keyword, instancePath, params } = error;
  const code = codes[keyword] ?? 'out-of-range';
  const path = `${at}${instancePath}${missingStep(keyword, params)}`;
  return { code, path, message: messageOf(error) };
}

function missingStep(keyword: string, params: Record<string, unknown>): string {
  if (keyword === 'additionalProperties') return `/${pointerStep(String(params['additionalProperty']))}`;
  return keyword === 'required' ? `/${pointerStep(String(params['missingProperty']))}` : '';
}

function messageOf({ keyword, params, parentSchema, message }: ErrorObject): string {
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys((parentSchema?.['properties'] as object | undefined) ?? {}).join(', ');
      return `is not a known field; known are ${known}`;
    }
    case 'required':
      return 'is needed';
    case 'type':
      return `must be ${[params['type'] as string | string[]].flat().map(withArticle).join(' or ')}`;
    case 'enum':
      return `must be one of ${(params['allowedValues'] as string[]).join(', ')}`;
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return 'must not be empty';
    case 'maxLength':
      return `must have at most ${String(params['limit'])} characters`;
    case 'maxItems':
      return `must have at most ${String(params['limit'])} items`;
    default:
      return message ?? 'is not valid';
  }
}
