import { Problem, type MistakeCode } from '#core';

/** The Problem `invalid-parameters` about the field `path`. */
export function invalid(path: string, message: string, code: MistakeCode = 'invalid-value'): Problem {
  return new Problem('invalid-parameters', `${path} ${message}`, [{ code, path, message }]);
}

/** @throws Problem `invalid-parameters` unless `text` has 1 to `length` characters, blanks not counted */
export function checkText(path: string, text: string, length: number): void {
  if (text.trim() === '' || text.length > length) {
    throw invalid(path, `must have 1 to ${length} characters`, 'invalid-length');
  }
}

/** @throws Problem `invalid-parameters` that lists what is allowed */
export function checkOneOf(path: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) throw invalid(path, `must be one of ${allowed.join(', ')}`, 'unknown-value');
}

/** `promise`, with a conflict told in the words of `message`. */
export async function orConflict<T>(promise: Promise<T>, message: string): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Problem && error.code === 'conflict')
      throw Problem.because('conflict', 'name-taken', message);
    throw error;
  }
}

/** An error's text as far as it is kept. */
export function kept(error: string): string {
  return error.replaceAll('\0', '').slice(0, 2000);
}
