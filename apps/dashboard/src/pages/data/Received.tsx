import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import type { IngestionTable } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Figure } from '../../ui/Figure';
import type { TableColumn } from '../../ui/table-column';
import type { DataSearch } from './data.search';

type Line = IngestionTable & { table: string };

const counts = ['rows', 'received', 'stored', 'duplicate', 'waiting'] as const;

/** One line a table; the rejected ones open below. */
export function Received({ tables }: { tables: Record<string, IngestionTable> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [, change] = useAddress<DataSearch>();
  const rows = useMemo(() => Object.entries(tables).map(([table, line]) => ({ table, ...line })), [tables]);
  const columns = useMemo<TableColumn<Line>[]>(
    () => [
      {
        id: 'table',
        header: t('columns.table'),
        isText: true,
        value: (row) => row.table,
        cell: (row) => t(`table.${row.table}`, { defaultValue: row.table }),
      },
      ...counts.map((id): TableColumn<Line> => ({
        id,
        header: t(`columns.${id}`),
        value: (row) => row[id],
        cell: (row) => format.count(row[id]),
      })),
      {
        id: 'rejected',
        header: t('columns.rejected'),
        value: (row) => row.rejected,
        cell: (row) =>
          row.rejected > 0 ? (
            <button
              type="button"
              className="link"
              onClick={() => change({ table: row.table, code: undefined })}
            >
              {format.count(row.rejected)}
            </button>
          ) : (
            '0'
          ),
      },
      ...(['newestAt', 'newestIngestedAt'] as const).map((id): TableColumn<Line> => ({
        id,
        header: t(`columns.${id}`),
        value: (row) => row[id],
        cell: (row) => format.cell(row[id], 'time'),
      })),
    ],
    [change, format, t],
  );
  return (
    <Figure
      id="received"
      title={t('data.received')}
      note={t('data.receivedNote')}
      columns={columns}
      rows={rows}
    />
  );
}
