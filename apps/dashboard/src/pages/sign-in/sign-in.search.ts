import { text } from '../../address/read';

export interface SignInSearch {
  /** Of a one-time link. */
  token?: string;
  /** Where to go afterwards; a path of this site only. */
  next?: string;
}

export function readSignInSearch(search: Record<string, unknown>): SignInSearch {
  const next = text(search['next'], 4000);
  return {
    token: text(search['token'], 400),
    next: next && /^\/(?![/\\])/.test(next) ? next : undefined,
  };
}
