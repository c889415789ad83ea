import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Asked } from './Asked';
import { Bar } from './Bar';
import { Card } from './Card';
import { Empty } from './Empty';
import { Figure } from './Figure';
import { PageHead } from './PageHead';
import type { TableColumn } from './table-column';

interface ListPageProps<T> {
  /** Names the list in the address and its file. */
  id: string;
  title: string;
  /** What stands under the title once the list is there. */
  lead: (rows: readonly T[]) => ReactNode;
  /** The way to another one: above the list, and in its place while there is none. */
  create: ReactNode;
  none: string;
  noneHint: string;
  query: UseQueryResult<readonly T[]>;
  /** The page of one of them, to which its name leads. */
  to: '/audiences/$id' | '/reports/$id';
  /** What is shown of each beside its name. */
  columns: readonly TableColumn<T>[];
}

/** A page that is one list of what somebody has made. */
export function ListPage<T extends { id: string; name: string }>(props: ListPageProps<T>) {
  const { id, title, lead, create, none, noneHint, query, to, columns } = props;
  const { t } = useTranslation();
  const named = useMemo<TableColumn<T>[]>(
    () => [
      {
        id: 'name',
        header: t('columns.name'),
        isText: true,
        value: (row) => row.name,
        cell: (row) => (
          <Link className="link" to={to} params={{ id: row.id }}>
            {row.name}
          </Link>
        ),
      },
      ...columns,
    ],
    [columns, t, to],
  );
  return (
    <>
      <Bar actions={create} />
      <PageHead title={title} lead={query.data && lead(query.data)} />
      <Asked
        query={query}
        empty={(rows) =>
          rows.length ? undefined : (
            <Card>
              <Empty title={none}>
                <span>{noneHint}</span>
                {create}
              </Empty>
            </Card>
          )
        }
      >
        {(rows) => <Figure id={id} title={title} columns={named} rows={rows} />}
      </Asked>
    </>
  );
}
