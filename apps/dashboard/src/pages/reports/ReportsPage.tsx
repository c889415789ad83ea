import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { resource } from '../../api/resources';
import type { Report } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Asked } from '../../ui/Asked';
import { Bar } from '../../ui/Bar';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import { Figure } from '../../ui/Figure';
import { PageHead } from '../../ui/PageHead';
import type { TableColumn } from '../../ui/table-column';
import { cronWords } from './cron-words';
import { StatusBadge } from './StatusBadge';

/** What is written every night, and for whom. */
export function ReportsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery(resource<{ reports: Report[] }>('/v1/reports', { limit: 200 }));
  const columns = useReportColumns();
  const reports = query.data?.reports;
  const next = reports
    ?.map(({ nextRunAt }) => nextRunAt)
    .filter((time) => time != null)
    .sort()[0];
  const create = (
    <Link className="btn" to="/reports/new">
      {t('reports.new')}
    </Link>
  );
  return (
    <>
      <Bar actions={create} />
      <PageHead
        title={t('reports.title')}
        lead={
          reports && (
            <>
              {t('reports.lead', { count: reports.length, n: format.count(reports.length) })}
              {t('ui.gap')}
              {next && t('reports.next', { time: format.time(next) })}
            </>
          )
        }
      />
      <Asked
        query={query}
        empty={(answer) =>
          answer.reports.length ? undefined : (
            <Card>
              <Empty title={t('reports.none')}>
                {t('reports.noneHint')}
                {create}
              </Empty>
            </Card>
          )
        }
      >
        {(answer) => (
          <Figure id="reports" title={t('reports.title')} columns={columns} rows={answer.reports} />
        )}
      </Asked>
    </>
  );
}

function useReportColumns(): TableColumn<Report>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('columns.name'),
        isText: true,
        value: (row) => row.name,
        cell: (row) => (
          <Link className="link" to="/reports/$id" params={{ id: row.id }}>
            {row.name}
          </Link>
        ),
      },
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
