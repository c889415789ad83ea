import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { RootSearch } from './root-search';

/** The page's validated search parameters, and a way to change some of them; `undefined` takes one away. */
export function useAddress<T extends object = object>(): [
  T & RootSearch,
  (change: Partial<T & RootSearch>) => void,
] {
  const search = useSearch({ strict: false }) as T & RootSearch;
  const navigate = useNavigate();
  const change = useCallback(
    (part: Partial<T & RootSearch>) =>
      void navigate({
        to: '.',
        search: ((old: object) => ({ ...old, ...part })) as never,
        resetScroll: false,
      }),
    [navigate],
  );
  return [search, change];
}
