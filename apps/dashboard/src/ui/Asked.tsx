import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from './Failed';

interface AskedProps<T> {
  query: UseQueryResult<T>;
  /** What to show instead when the answer holds nothing. */
  empty?: (data: T) => ReactNode;
  children: (data: T) => ReactNode;
}

/** Shows an answer, or what the reader can do while it is not there: loading, late, failed, empty. */
export function Asked<T>({ query, empty, children }: AskedProps<T>) {
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  const nothing = empty?.(query.data);
  return (
    <div aria-busy={query.isFetching}>
      {query.isPlaceholderData && <LateNote />}
      <div className={query.isPlaceholderData ? 'stale' : undefined}>{nothing ?? children(query.data)}</div>
    </div>
  );
}

const lateAfterMilliseconds = 4000;

/** Whether what is shown has been there for longer than an answer usually takes. */
function useLate(): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), lateAfterMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  return isLate;
}

/** Stands above the last answer while the next one takes its time. */
function LateNote() {
  const { t } = useTranslation();
  return useLate() ? (
    <p className="note note--late" role="status">
      {t('state.late')}
    </p>
  ) : null;
}

export function Loading() {
  const { t } = useTranslation();
  const isLate = useLate();
  return (
    <div className="state" role="status">
      <span className="skeleton" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span className={isLate ? undefined : 'visually-hidden'}>
        {t(isLate ? 'state.late' : 'state.loading')}
      </span>
    </div>
  );
}
