import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

/** What is wrong with the request stays wrong; only an answer that did not come is asked for again. */
function mayRetry(failures: number, error: Error): boolean {
  const isRefused = error instanceof ApiProblem && error.status >= 400 && error.status < 500;
  return !isRefused && failures < 1;
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 60_000, retry: mayRetry, refetchOnWindowFocus: false } },
});
