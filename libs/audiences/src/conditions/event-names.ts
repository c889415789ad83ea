import { checkEventNames } from '#analyses';
import { Problem } from '#core';
import { ruleProblem } from '../rule/problems.js';
import type { CompileContext } from './condition-type.js';

/**
 * Refuses event names that are neither standard nor in the project's data, as the funnel does.
 * @throws Problem `invalid-parameters` at `path`
 */
export async function checkNames(
  names: readonly string[],
  path: string,
  { project, signal }: CompileContext,
): Promise<void> {
  try {
    await checkEventNames({ steps: [{ events: [...names] }] }, project.warehouse, signal);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid-parameters') throw error;
    throw ruleProblem(error.errors.map(({ code, message }) => ({ code, path, message })));
  }
}
