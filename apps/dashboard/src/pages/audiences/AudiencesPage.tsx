import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { resource } from '../../api/resources';
import type { Audience } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { ListPage } from '../../ui/ListPage';
import type { TableColumn } from '../../ui/table-column';
import { RunBadge } from './RunBadge';

/** The lists that marketing works with. */
export function AudiencesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery({
    ...resource<{ audiences: Audience[] }>('/v1/audiences', { limit: 200 }),
    select: ({ audiences }) => audiences,
  });
  const columns = useAudienceColumns();
  return (
    <ListPage
      id="audiences"
      title={t('audiences.title')}
      lead={(audiences) => {
        const failed = audiences.filter(({ lastRun }) => lastRun?.status === 'failed').length;
        return (
          <>
            {t('audiences.lead', { count: audiences.length, n: format.count(audiences.length) })}
            {t('ui.gap')}
            {failed > 0 && (
              <b className="down">{t('audiences.failed', { count: failed, n: format.count(failed) })}</b>
            )}
          </>
        );
      }}
      create={
        <Link className="btn" to="/audiences/build">
          {t('audiences.new')}
        </Link>
      }
      none={t('audiences.none')}
      noneHint={t('audiences.noneHint')}
      query={query}
      to="/audiences/$id"
      columns={columns}
    />
  );
}

function useAudienceColumns(): TableColumn<Audience>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'kind',
        header: t('audiences.kind'),
        isText: true,
        value: (row) => row.kind,
        cell: (row) => t(`audiences.kinds.${row.kind}`),
      },
      {
        id: 'size',
        header: t('columns.people'),
        value: (row) => row.size,
        cell: (row) =>
          row.size === null ? (
            '–'
          ) : (
            <Link className="numeric-link" to="/audiences/$id" params={{ id: row.id }}>
              {format.count(row.size)}
            </Link>
          ),
      },
      {
        id: 'refreshedAt',
        header: t('columns.refreshedAt'),
        value: (row) => row.refreshedAt,
        cell: (row) => format.cell(row.refreshedAt, 'time'),
      },
      {
        id: 'lastRun',
        header: t('columns.lastRun'),
        value: (row) => row.lastRun?.status,
        cell: (row) => <RunBadge run={row.lastRun} />,
      },
    ],
    [format, t],
  );
}
