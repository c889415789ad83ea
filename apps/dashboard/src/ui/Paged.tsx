import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from './Asked';
import { Card } from './Card';
import { Failed } from './Failed';

interface PagedProps<P, R> {
  query: UseInfiniteQueryResult<InfiniteData<P>>;
  items: (page: P) => readonly R[];
  empty: ReactNode;
  /** Whether it stands inside a card already. */
  isBare?: boolean;
  children: (rows: readonly R[]) => ReactNode;
}

/** A list that grows by the page. */
export function Paged<P, R>({ query, items, empty, isBare, children }: PagedProps<P, R>) {
  const { t } = useTranslation();
  const { data } = query;
  const rows = useMemo(() => data?.pages.flatMap(items) ?? [], [data, items]);
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!data) return <Loading />;
  if (!rows.length) return isBare ? empty : <Card>{empty}</Card>;
  return (
    <div className={query.isPlaceholderData ? 'stack stale' : 'stack'} aria-busy={query.isFetching}>
      {children(rows)}
      {query.hasNextPage && (
        <div>
          <button
            type="button"
            className="btn btn--quiet"
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('ui.more')}
          </button>
        </div>
      )}
    </div>
  );
}
