import type { ProblemDetail } from '#core';
import type { Audience, Metadata } from '#metadata';
import { conditionsOf, type Rule } from '../rule/rule.js';

interface Reference {
  readonly id: string;
  readonly path: string;
}

/** The other audiences that a stored or parsed rule names, and where. */
export function referencesOf(rule: unknown): Reference[] {
  return conditionsOf(rule as Rule).flatMap(({ condition, path }) =>
    condition.type === 'audience' ? [{ id: (condition as { id: string } & typeof condition).id, path }] : [],
  );
}

/** The audiences that are not archived and whose rules name this one. */
export async function usersOf({ audiences }: Metadata, project: string, id: string): Promise<Audience[]> {
  const users: Audience[] = [];
  let cursor: string | undefined;
  do {
    const page = await audiences.list(project, { limit: 500, ...(cursor ? { cursor } : {}) });
    users.push(...page.items.filter(({ rule }) => referencesOf(rule).some((one) => one.id === id)));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return users;
}

/**
 * What is wrong with the audiences that a rule names: those that are none, or archived, and those that contain, through
 * whatever others, the audience `own` that the rule is of.
 */
export async function referenceErrors(
  { audiences }: Metadata,
  project: string,
  rule: Rule,
  at: string,
  own?: string,
): Promise<ProblemDetail[]> {
  const errors: ProblemDetail[] = [];
  for (const { id, path } of referencesOf(rule)) {
    const where = `${at}${path}/id`;
    const found = id === own ? undefined : await audiences.find(project, id);
    if (id !== own && (!found || found.archivedAt)) {
      errors.push({ code: 'unknown-audience', path: where, message: 'is no audience of this project' });
    } else if (own !== undefined && (await contains(audiences, project, id, own))) {
      const message =
        id === own ? 'is this audience itself' : 'contains this audience, so they would go in circles';
      errors.push({ code: 'circular-audience', path: where, message });
    }
  }
  return errors;
}

/** Whether the audience `own` is `id` or is named by its rule, or by the rules of those that it names, and so on. */
async function contains(
  audiences: Metadata['audiences'],
  project: string,
  id: string,
  own: string,
): Promise<boolean> {
  const seen = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === own) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const found = await audiences.find(project, next);
    if (found) open.push(...referencesOf(found.rule).map((one) => one.id));
  }
  return false;
}
