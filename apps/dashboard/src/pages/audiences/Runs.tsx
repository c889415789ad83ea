import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { resource } from '../../api/resources';
import type { Audience, AudienceRun } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Asked } from '../../ui/Asked';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import { Figure } from '../../ui/Figure';
import type { TableColumn } from '../../ui/table-column';
import { RunBadge } from './RunBadge';
import type { AudienceSearch } from './audiences.search';

/** Every refresh, the newest first; a failed one says why. */
export function Runs({ audience }: { audience: Audience }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [, change] = useAddress<AudienceSearch>();
  const query = useQuery(
    resource<{ runs: AudienceRun[] }>(`/v1/audiences/${audience.id}/runs`, { limit: 100 }),
  );
  const columns = useMemo<TableColumn<AudienceRun>[]>(() => {
    const count = (id: 'size' | 'entered' | 'left'): TableColumn<AudienceRun> => ({
      id,
      header: t(`columns.${id === 'size' ? 'people' : id}`),
      value: (row) => row[id],
      cell: (row) =>
        row[id] === null || id === 'size' ? (
          format.cell(row[id], 'count')
        ) : (
          <button type="button" className="link" onClick={() => change({ section: 'changes', run: row.id })}>
            {format.count(row[id])}
          </button>
        ),
    });
    return [
      {
        id: 'startedAt',
        header: t('columns.at'),
        isText: true,
        value: (row) => row.startedAt,
        cell: (row) => format.time(row.startedAt),
      },
      {
        id: 'status',
        header: t('columns.status'),
        isText: true,
        value: (row) => row.status,
        cell: (row) => (
          <>
            <RunBadge run={row} /> {row.error && <span className="quiet">{row.error}</span>}
          </>
        ),
      },
      {
        id: 'asOf',
        header: t('chips.asOf'),
        value: (row) => row.asOf,
        cell: (row) => format.cell(row.asOf, 'time'),
      },
      count('size'),
      count('entered'),
      count('left'),
    ];
  }, [change, format, t]);
  return (
    <Asked
      query={query}
      empty={({ runs }) =>
        runs.length ? undefined : (
          <Card>
            <Empty title={t('audiences.neverCounted')}>{t('audiences.neverCountedHint')}</Empty>
          </Card>
        )
      }
    >
      {({ runs }) => <Figure id="runs" title={t('audiences.runs')} columns={columns} rows={runs} />}
    </Asked>
  );
}
