import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { change, resource } from '../../api/resources';
import type { ApiKey } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Asked } from '../../ui/Asked';
import { Card } from '../../ui/Card';
import { DataTable } from '../../ui/DataTable';
import { Empty } from '../../ui/Empty';
import { Outcome } from '../../ui/Outcome';
import type { TableColumn } from '../../ui/table-column';
import { NewKey } from './NewKey';

/** The keys that programs use for this project. */
export function Keys() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const format = useFormat();
  const query = useQuery(resource<{ keys: ApiKey[] }>('/v1/keys'));
  const revoked = useMutation({ mutationFn: (id: string) => change(client, 'DELETE', `/v1/keys/${id}`) });
  const { mutate } = revoked;
  const columns = useMemo<TableColumn<ApiKey>[]>(
    () => [
      {
        id: 'name',
        header: t('columns.name'),
        isText: true,
        value: (row) => row.name,
        cell: (row) => row.name,
      },
      {
        id: 'scopes',
        header: t('columns.scopes'),
        isText: true,
        value: (row) => row.scopes.join(' '),
        cell: (row) => row.scopes.map((scope) => t(`scope.${scope}`, { defaultValue: scope })).join(', '),
      },
      {
        id: 'createdAt',
        header: t('columns.createdAt'),
        value: (row) => row.createdAt,
        cell: (row) => format.day(row.createdAt),
      },
      {
        id: 'revoke',
        header: t('columns.action'),
        sortable: false,
        value: (row) => row.revokedAt,
        cell: (row) =>
          row.revokedAt ? (
            <span className="quiet">{t('settings.revoked')}</span>
          ) : (
            <button
              type="button"
              className="link"
              onClick={() => {
                if (confirm(t('settings.revokeSure', { name: row.name }))) mutate(row.id);
              }}
            >
              {t('settings.revoke')}
            </button>
          ),
      },
    ],
    [format, mutate, t],
  );
  return (
    <div className="stack">
      <NewKey />
      <Card title={t('settings.keys')}>
        <Outcome mutation={revoked} />
        <Asked
          query={query}
          empty={({ keys }) =>
            keys.length ? undefined : <Empty title={t('settings.noKeys')}>{t('settings.noKeysHint')}</Empty>
          }
        >
          {({ keys }) => <DataTable label={t('settings.keys')} columns={columns} rows={keys} />}
        </Asked>
      </Card>
    </div>
  );
}
