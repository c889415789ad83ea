import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { pages } from '../../api/resources';
import type { AuditEntry } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Empty } from '../../ui/Empty';
import { Figure } from '../../ui/Figure';
import { Paged } from '../../ui/Paged';
import type { TableColumn } from '../../ui/table-column';

/** Who did what, the newest first. */
export function Audit() {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useInfiniteQuery(
    pages<{ entries: AuditEntry[]; next_cursor: string | null }>('/v1/audit', { limit: 100 }),
  );
  const columns = useMemo<TableColumn<AuditEntry>[]>(() => {
    const plain = (id: 'actor' | 'action' | 'subject'): TableColumn<AuditEntry> => ({
      id,
      header: t(`columns.${id}`),
      isText: true,
      value: (row) => row[id],
      cell: (row) => row[id],
    });
    return [
      {
        id: 'at',
        header: t('columns.at'),
        isText: true,
        value: (row) => row.at,
        cell: (row) => <span className="named">{format.time(row.at)}</span>,
      },
      plain('actor'),
      plain('action'),
      plain('subject'),
      {
        id: 'details',
        header: t('columns.details'),
        isText: true,
        sortable: false,
        value: (row) => row.details && JSON.stringify(row.details),
        cell: (row) => (row.details ? <code>{JSON.stringify(row.details)}</code> : '–'),
      },
    ];
  }, [format, t]);
  return (
    <Paged
      query={query}
      items={(page) => page.entries}
      empty={<Empty title={t('settings.noAudit')}>{t('settings.noAuditHint')}</Empty>}
    >
      {(rows) => <Figure id="audit" title={t('settings.audit')} columns={columns} rows={rows} />}
    </Paged>
  );
}
