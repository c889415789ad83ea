import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { pages } from '../../api/resources';
import type { RejectedRow } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import { Paged } from '../../ui/Paged';
import type { DataSearch } from './data.search';

interface RejectedPage {
  rejected: RejectedRow[];
  counts: { table: string; code: string; count: number }[];
  next_cursor: string | null;
}

/** The rows that were not taken, each with what is wrong and where; by table and reason. */
export function Rejected() {
  const { t } = useTranslation();
  const format = useFormat();
  const [{ table, code }, change] = useAddress<DataSearch>();
  const query = useInfiniteQuery(pages<RejectedPage>('/v1/rejected', { table, code, limit: 50 }));
  const counts = query.data?.pages[0]?.counts ?? [];
  return (
    <Card title={t('data.rejected')} note={t('data.rejectedNote')}>
      {counts.length > 0 && (
        <div className="bar">
          <button
            type="button"
            className="chip"
            aria-pressed={!table && !code}
            onClick={() => change({ table: undefined, code: undefined })}
          >
            {t('data.all')}
          </button>
          {counts.map((each) => (
            <button
              key={`${each.table} ${each.code}`}
              type="button"
              className="chip"
              aria-pressed={each.table === table && (!code || each.code === code)}
              onClick={() => change({ table: each.table, code: each.code })}
            >
              {t(`table.${each.table}`, { defaultValue: each.table })} ·{' '}
              {t(`rejection.${each.code}`, { defaultValue: each.code })}{' '}
              <em className="numeric">{format.count(each.count)}</em>
            </button>
          ))}
        </div>
      )}
      <Paged
        query={query}
        items={(page) => page.rejected}
        empty={<Empty title={t('data.noneRejected')}>{t('data.noneRejectedHint')}</Empty>}
        isBare
      >
        {(rows) => (
          <ul className="lines">
            {rows.map((row) => (
              <RejectedLine key={row.id} row={row} />
            ))}
          </ul>
        )}
      </Paged>
    </Card>
  );
}

function RejectedLine({ row }: { row: RejectedRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className="rejected">
      <div className="row">
        <span className="badge badge--bad" title={row.code}>
          {t(`rejection.${row.code}`, { defaultValue: row.code })}
        </span>
        {row.path && <code>{row.path}</code>}
        <span>{row.message}</span>
        <span className="spring" />
        <span className="quiet">
          {t(`table.${row.table}`, { defaultValue: row.table })} · {format.time(row.at)}
        </span>
      </div>
      {row.raw !== undefined && (
        <details>
          <summary className="quiet">{t('data.raw')}</summary>
          <pre className="raw">{row.raw}</pre>
        </details>
      )}
    </li>
  );
}
