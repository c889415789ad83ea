import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { pages, resource } from '../../api/resources';
import type { AuditEntry, UserRecord } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Empty } from '../../ui/Empty';
import { Figure } from '../../ui/Figure';
import { Paged } from '../../ui/Paged';
import type { TableColumn } from '../../ui/table-column';

/** Who did what, the newest first; users by their address, actions in words. */
export function Audit() {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useInfiniteQuery(
    pages<{ entries: AuditEntry[]; next_cursor: string | null }>('/v1/audit', { limit: 100 }),
  );
  const users = useQuery(resource<{ users: UserRecord[] }>('/v1/users', { limit: 200 }));
  const columns = useMemo<TableColumn<AuditEntry>[]>(() => {
    const emails = new Map(users.data?.users.map((user) => [`user:${user.id}`, user.email]));
    const column = (
      id: 'actor' | 'action' | 'subject',
      write: (text: string) => string,
    ): TableColumn<AuditEntry> => ({
      id,
      header: t(`columns.${id}`),
      isText: true,
      value: (row) => row[id],
      cell: (row) => write(row[id]),
    });
    const who = (text: string) => emails.get(text) ?? text;
    return [
      {
        id: 'at',
        header: t('columns.at'),
        isText: true,
        value: (row) => row.at,
        cell: (row) => <span className="named">{format.time(row.at)}</span>,
      },
      column('actor', who),
      column('action', (action) => t(`audited.${action}`, { defaultValue: action })),
      column('subject', who),
      {
        id: 'details',
        header: t('columns.details'),
        isText: true,
        sortable: false,
        value: (row) => row.details && JSON.stringify(row.details),
        cell: (row) => (row.details ? <code>{JSON.stringify(row.details)}</code> : '–'),
      },
    ];
  }, [format, t, users.data]);
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
