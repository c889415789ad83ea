import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { change, resource } from '../../api/resources';
import { useSession } from '../../api/session';
import type { Role, UserRecord } from '../../api/types';
import { Asked } from '../../ui/Asked';
import { Card } from '../../ui/Card';
import { DataTable } from '../../ui/DataTable';
import { Select } from '../../ui/Field';
import { Outcome } from '../../ui/Outcome';
import type { TableColumn } from '../../ui/table-column';
import { NewUser } from './NewUser';
import { roles } from './roles';

/** Who may sign in, and as what. */
export function Users() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { user: me } = useSession();
  const query = useQuery(resource<{ users: UserRecord[] }>('/v1/users', { limit: 200 }));
  const changed = useMutation({
    mutationFn: ({ id, ...body }: { id: string; role?: Role; disabled?: boolean }) =>
      change(client, 'PATCH', `/v1/users/${id}`, body),
  });
  const { mutate } = changed;
  const columns = useMemo<TableColumn<UserRecord>[]>(
    () => [
      {
        id: 'email',
        header: t('columns.email'),
        isText: true,
        value: (row) => row.email,
        cell: (row) => row.email,
      },
      {
        id: 'name',
        header: t('profile.name'),
        isText: true,
        value: (row) => row.name,
        cell: (row) => row.name || '–',
      },
      {
        id: 'role',
        header: t('columns.role'),
        isText: true,
        value: (row) => row.role,
        cell: (row) =>
          row.id === me.id ? (
            t(`role.${row.role}`)
          ) : (
            <Select
              className="input--inline"
              aria-label={`${t('columns.role')}: ${row.email}`}
              value={row.role}
              options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
              onChange={(event) => mutate({ id: row.id, role: event.target.value as Role })}
            />
          ),
      },
      {
        id: 'disabled',
        header: t('columns.action'),
        sortable: false,
        value: (row) => Boolean(row.disabledAt),
        cell: (row) =>
          row.id === me.id ? (
            <span className="quiet">{t('settings.you')}</span>
          ) : (
            <button
              type="button"
              className="link"
              onClick={() => mutate({ id: row.id, disabled: !row.disabledAt })}
            >
              {t(row.disabledAt ? 'settings.enable' : 'settings.disable')}
            </button>
          ),
      },
    ],
    [me.id, mutate, t],
  );
  return (
    <div className="stack">
      <NewUser />
      <Card title={t('settings.users')}>
        <Outcome mutation={changed} />
        <Asked query={query}>
          {({ users }) => <DataTable label={t('settings.users')} columns={columns} rows={users} />}
        </Asked>
      </Card>
    </div>
  );
}
