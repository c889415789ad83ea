import { Problem, type ProblemDetail } from '#core';

/** The Problem that lists every mistake of a rule; its text tells the first. */
export function ruleProblem(errors: readonly ProblemDetail[]): Problem {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new Problem('invalid-parameters', `${first!.path}: ${first!.message}${more}`, errors);
}

/** A step of a JSON pointer from a name that may be the sender's: kept short, with what pointers reserve escaped. */
export function pointerStep(name: string): string {
  const short = name.slice(0, 80).replace(/[\p{Cc}\p{Surrogate}]/gu, '\ufffd');
  return short.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A path with dots, as the analyses write them, as the end of a JSON pointer. */
export function pointerFromDots(path: string): string {
  if (path === '') return '';
  return `/${path.split('.').map(pointerStep).join('/')}`;
}

/** The mistakes that a Problem of an analysis tells, moved to where its parameters stand in the rule. */
export function detailsUnder(at: string, problem: Problem): ProblemDetail[] {
  if (problem.errors.length === 0) return [{ code: problem.code, path: at, message: problem.message }];
  return problem.errors.map(({ code, path, message }) => ({
    code,
    path: `${at}${pointerFromDots(path)}`,
    message,
  }));
}
