import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import type { ReportRun } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import { Figure } from '../../ui/Figure';
import type { TableColumn } from '../../ui/table-column';
import { Deliveries } from './Deliveries';
import { StatusBadge } from './StatusBadge';
import { reasonText } from './run-reasons';
import type { ReportSearch } from './reports.search';

/** Every run with its reason, and where it was delivered. */
export function ReportRuns({ runs }: { runs: readonly ReportRun[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [, change] = useAddress<ReportSearch>();
  const columns = useMemo<TableColumn<ReportRun>[]>(
    () => [
      {
        id: 'period',
        header: t('reports.about'),
        isText: true,
        value: (row) => row.periodStart,
        cell: (row) => (
          <button type="button" className="link" onClick={() => change({ section: 'read', run: row.id })}>
            {format.day(row.periodStart)}
          </button>
        ),
      },
      {
        id: 'revision',
        header: t('columns.revision'),
        value: (row) => row.revision,
        cell: (row) => format.count(row.revision),
      },
      {
        id: 'reason',
        header: t('columns.reason'),
        isText: true,
        value: (row) => reasonText(t, format, row.reason),
        cell: (row) => reasonText(t, format, row.reason),
      },
      {
        id: 'status',
        header: t('columns.status'),
        isText: true,
        value: (row) => row.status,
        cell: (row) => (
          <>
            <StatusBadge run={row} /> {row.error && <span className="quiet">{row.error}</span>}
          </>
        ),
      },
      {
        id: 'deliveries',
        header: t('columns.deliveries'),
        isText: true,
        sortable: false,
        value: (row) => row.deliveries.map(({ channel, state }) => `${channel} ${state}`).join('; '),
        cell: (row) => <Deliveries run={row} />,
      },
      {
        id: 'finishedAt',
        header: t('columns.finishedAt'),
        value: (row) => row.finishedAt,
        cell: (row) => format.cell(row.finishedAt, 'time'),
      },
    ],
    [change, format, t],
  );
  if (!runs.length) {
    return (
      <Card>
        <Empty title={t('reports.noRuns')}>{t('reports.noRunsHint')}</Empty>
      </Card>
    );
  }
  return <Figure id="report-runs" title={t('reports.runs')} columns={columns} rows={runs} />;
}
