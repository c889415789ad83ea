import type { Metadata } from '#metadata';
import type { Compilation } from '../compile/compiler.js';
import { ruleProblem } from '../rule/problems.js';

/** The run whose members count for each audience that a rule names, looked up when the rule is compiled. */
export function publishedMembers(
  { audiences, audienceRuns }: Metadata,
  project: string,
): Compilation['membersOf'] {
  return async (id, path) => {
    const audience = await audiences.find(project, id);
    if (!audience || audience.archivedAt) {
      throw ruleProblem([{ code: 'unknown-audience', path, message: 'is no audience of this project' }]);
    }
    const run = await audienceRuns.published(id);
    if (run) return run.id;
    const message = `"${audience.name}" has no members yet; refresh it first`;
    throw ruleProblem([{ code: 'not-refreshed', path, message }]);
  };
}

/** For checking a rule, which needs no members: an audience may name another one that was never refreshed. */
export const anyMembers: Compilation['membersOf'] = () => Promise.resolve('');
