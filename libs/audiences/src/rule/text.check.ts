import type { ProblemDetail } from '#core';
import { pointerStep } from './problems.js';

/** Deeper than any rule can be; what lies below is refused by its depth anyway. */
const maxLevels = 100;

/**
 * Every text, names of fields included, that holds half of a surrogate pair or a NUL: it could neither be bound nor
 * exported. Walks without recursion, so that no depth exhausts the stack.
 */
export function textErrors(root: unknown, at: string): ProblemDetail[] {
  const errors: ProblemDetail[] = [];
  const open = [{ value: root, path: at, level: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path, level } = next;
    if (typeof value === 'string' && !isClean(value)) errors.push(invalidText(path));
    if (value === null || typeof value !== 'object' || level > maxLevels) continue;
    for (const [name, content] of Object.entries(value)) {
      const step = `${path}/${pointerStep(name)}`;
      if (!isClean(name)) errors.push(invalidText(step));
      open.push({ value: content as unknown, path: step, level: level + 1 });
    }
  }
  return errors;
}

function isClean(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}

function invalidText(path: string): ProblemDetail {
  return { code: 'invalid-text', path, message: 'must be well-formed Unicode without NUL' };
}
