import { Rejection } from './rejection.js';

export const maxDepth = 64;

type Branch = { value: object; path: string; depth: number };

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The sender's names, kept short, with what JSON pointers reserve escaped. */
export const pointerStep = (name: string) => name.slice(0, 80).replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * Visits every object and array without recursion, so that no depth can exhaust the stack, and throws a Rejection
 * below 64 levels. `leaf` sees every other value and every field's name.
 */
function walk(root: unknown, leaf?: (value: unknown, path: () => string) => void): void {
  if (!isBranch(root)) return;
  const open: Branch[] = [{ value: root, path: '', depth: 1 }];
  for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
    const { value, path, depth } = branch;
    if (depth > maxDepth) {
      throw new Rejection(
        'too-deep',
        `must not be nested deeper than ${maxDepth} levels`,
        path.slice(0, 200),
      );
    }
    for (const [name, content] of Object.entries(value)) {
      if (leaf !== undefined) leaf(name, () => `${path}/${pointerStep(name)}`);
      if (isBranch(content))
        open.push({ value: content, path: `${path}/${pointerStep(name)}`, depth: depth + 1 });
      else leaf?.(content, () => `${path}/${pointerStep(name)}`);
    }
  }
}

/** Throws a Rejection when the row is nested deeper than 64 levels. */
export function checkDepth(row: unknown): void {
  // Most rows pass, and the path is needed for the others only.
  if (isDeeper(row, maxDepth)) walk(row);
}

/** Whether there are branches below `levels`; goes no deeper than that. */
function isDeeper(value: unknown, levels: number): boolean {
  if (!isBranch(value)) return false;
  if (levels === 0) return true;
  for (const name in value) {
    const content = (value as Record<string, unknown>)[name];
    if (isBranch(content) && isDeeper(content, levels - 1)) return true;
  }
  return false;
}

/** Throws a Rejection when a text or a name holds half of a surrogate pair or a NUL: it could not be exported again. */
export function checkText(row: unknown): void {
  walk(row, (value, path) => {
    if (typeof value !== 'string' || isCleanText(value)) return;
    throw new Rejection('invalid-text', 'must be well-formed Unicode without NUL', path());
  });
}

/** Whether `text` is well-formed Unicode without NUL. */
export function isCleanText(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}

/**
 * Whether a number was too large for JSON.parse, which then says Infinity or an integer that is no longer
 * exact. What is nested deeper than a row may be is refused anyway.
 */
export function hasLargeNumber(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') {
    return !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value));
  }
  if (typeof value !== 'object' || value === null || depth > maxDepth) return false;
  for (const name in value) {
    const content = (value as Record<string, unknown>)[name];
    if (typeof content !== 'string' && hasLargeNumber(content, depth + 1)) return true;
  }
  return false;
}
