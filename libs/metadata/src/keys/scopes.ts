import { Problem } from '#core';

/** What a key may do; `admin` implies the others. */
export const scopes = ['ingest', 'read', 'export', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** The scopes that `granted` amounts to, in the order of {@link scopes}. */
export function impliedScopes(granted: readonly Scope[]): Scope[] {
  return scopes.filter((scope) => granted.includes(scope) || granted.includes('admin'));
}

/**
 * Scopes from what a person wrote, without doubles.
 * @throws Problem `invalid-parameters` that names the unknown one, or when there is none at all
 */
export function parseScopes(names: readonly string[]): Scope[] {
  const unknown = names.find((name) => !scopes.includes(name as Scope));
  if (unknown !== undefined || names.length === 0) {
    const what = unknown === undefined ? 'no scope' : `unknown scope ${JSON.stringify(unknown.slice(0, 40))}`;
    const message = `${what}; the scopes are ${scopes.join(', ')}`;
    throw new Problem('invalid-parameters', message, [{ code: 'unknown-scope', path: 'scopes', message }]);
  }
  return scopes.filter((scope) => names.includes(scope));
}
