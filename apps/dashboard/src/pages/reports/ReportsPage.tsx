import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { resource } from '../../api/resources';
import type { Report } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { ListPage } from '../../ui/ListPage';
import type { TableColumn } from '../../ui/table-column';
import { cronWords } from './cron-words';
import { StatusBadge } from './StatusBadge';

/** What is written every night, and for whom. */
export function ReportsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery({
    ...resource<{ reports: Report[] }>('/v1/reports', { limit: 200 }),
    select: ({ reports }) => reports,
  });
  const columns = useReportColumns();
  return (
    <ListPage
      id="reports"
      title={t('reports.title')}
      lead={(reports) => {
        const next = reports
          .map(({ nextRunAt }) => nextRunAt)
          .filter((time) => time != null)
          .sort()[0];
        return (
          <>
            {t('reports.lead', { count: reports.length, n: format.count(reports.length) })}
            {t('ui.gap')}
            {next && t('reports.next', { time: format.time(next) })}
          </>
        );
      }}
      create={
        <Link className="btn" to="/reports/new">
          {t('reports.new')}
        </Link>
      }
      none={t('reports.none')}
      noneHint={t('reports.noneHint')}
      query={query}
      to="/reports/$id"
      columns={columns}
    />
  );
}

function useReportColumns(): TableColumn<Report>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'period',
        header: t('reports.about'),
        isText: true,
        value: (row) => row.period,
        cell: (row) => t(`reportPeriod.${row.period}`, { defaultValue: row.period }),
      },
      {
        id: 'cron',
        header: t('reports.when'),
        isText: true,
        value: (row) => row.cron,
        cell: (row) =>
          row.cron ? `${cronWords(t, format, row.cron)} · ${row.timeZone}` : t('reports.byHand'),
      },
      {
        id: 'lastRun',
        header: t('columns.lastRun'),
        isText: true,
        value: (row) => row.lastRun?.finishedAt,
        cell: (row) => <StatusBadge run={row.lastRun} />,
      },
      {
        id: 'nextRunAt',
        header: t('reports.nextRun'),
        value: (row) => row.nextRunAt,
        cell: (row) => (row.enabled ? format.cell(row.nextRunAt, 'time') : t('reports.paused')),
      },
    ],
    [format, t],
  );
}
