import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  type QueryClient,
} from '@tanstack/react-query';
import { currentProject, request, withQuery } from './client';

type Query = Record<string, string | number | undefined>;

/** One resource of the current project, by its path and query. */
export function resource<T>(path: string, query: Query = {}) {
  return queryOptions({
    queryKey: ['resource', currentProject(), path, query],
    queryFn: ({ signal }) => request<T>(withQuery(path, query), { signal }),
    placeholderData: keepPreviousData,
  });
}

/** A list that is read page by page through its cursor. */
export function pages<T extends { next_cursor: string | null }>(path: string, query: Query = {}) {
  return infiniteQueryOptions({
    queryKey: ['pages', currentProject(), path, query],
    queryFn: ({ pageParam, signal }) =>
      request<T>(withQuery(path, { ...query, cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: T) => last.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** Changes something and lets every list of the project be read again. */
export async function change<T>(
  client: QueryClient,
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await request<T>(path, { method, body });
  await Promise.all(['resource', 'pages'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  return answer;
}
