import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { carry, request } from './client';
import type { Session, User } from './types';

/** The session of the cookie; an ApiProblem of status 401 when there is none. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => adopt(await request<Session>('/auth/session', { signal })),
  staleTime: Infinity,
  retry: false,
});

function adopt(session: Session): Session {
  carry({ csrfToken: session.csrfToken });
  return session;
}

/** The session of a page behind the sign-in; the router has loaded it before the page is drawn. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('This page is drawn behind the sign-in only');
  return data;
}

export async function signIn(client: QueryClient, credentials: { email: string; password: string }) {
  client.setQueryData(
    sessionQuery.queryKey,
    adopt(await request<Session>('/auth/sign-in', { method: 'POST', body: credentials })),
  );
}

interface LinkAnswer extends Partial<Session> {
  needs?: string[];
}

/** Uses a one-time link. Resolves to what the link still needs; an empty list means signed in. */
export async function openLink(
  client: QueryClient,
  body: { token: string; email?: string; password?: string; name?: string },
): Promise<string[]> {
  const answer = await request<LinkAnswer>('/auth/link', { method: 'POST', body });
  if (answer.needs?.length) return answer.needs;
  if (answer.user && answer.projects && answer.csrfToken) {
    client.setQueryData(sessionQuery.queryKey, adopt(answer as Session));
  }
  return [];
}

export async function signOut(client: QueryClient) {
  await request<void>('/auth/sign-out', { method: 'POST' });
  client.clear();
}

export async function changeMe(
  client: QueryClient,
  change: Partial<Pick<User, 'language' | 'theme' | 'name'>> & {
    password?: string;
    currentPassword?: string;
  },
) {
  const answer = await request<User | { user: User }>('/auth/me', { method: 'PATCH', body: change });
  const user = 'user' in answer ? answer.user : answer;
  client.setQueryData(sessionQuery.queryKey, (old) =>
    old ? { ...old, user: { ...old.user, ...user } } : old,
  );
}
