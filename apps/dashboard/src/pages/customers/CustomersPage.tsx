import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { pages } from '../../api/resources';
import type { CustomerLine } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Person } from '../../people/Person';
import { Bar } from '../../ui/Bar';
import { Empty } from '../../ui/Empty';
import { Figure } from '../../ui/Figure';
import { PageHead } from '../../ui/PageHead';
import { Paged } from '../../ui/Paged';
import type { TableColumn } from '../../ui/table-column';
import type { CustomersSearch } from './customers.search';

const typingMilliseconds = 250;

/** Finds one customer among all. */
export function CustomersPage() {
  const { t } = useTranslation();
  const [{ search = '' }, change] = useAddress<CustomersSearch>();
  const [draft, setDraft] = useState(search);
  useEffect(() => {
    if (draft === search) return;
    const timer = setTimeout(() => change({ search: draft || undefined }), typingMilliseconds);
    return () => clearTimeout(timer);
  }, [change, draft, search]);
  const query = useInfiniteQuery(
    pages<{ customers: CustomerLine[]; total: number; next_cursor: string | null }>('/v1/customers', {
      search,
      limit: 50,
    }),
  );
  const columns = useCustomerColumns();
  const format = useFormat();
  const total = query.data?.pages[0]?.total;
  return (
    <>
      <Bar>
        <input
          className="input search"
          type="search"
          aria-label={t('customers.search')}
          placeholder={t('customers.search')}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
        />
      </Bar>
      <PageHead
        title={t('customers.title')}
        lead={
          total === undefined
            ? t('customers.lead')
            : t(search ? 'customers.found' : 'customers.known', { count: total, n: format.count(total) })
        }
      />
      <Paged
        query={query}
        items={(page) => page.customers}
        empty={
          <Empty title={search ? t('customers.notFound', { search }) : t('customers.none')}>
            {t(search ? 'customers.notFoundHint' : 'customers.noneHint')}
          </Empty>
        }
      >
        {(rows) => <Figure id="customers" title={t('customers.title')} columns={columns} rows={rows} />}
      </Paged>
    </>
  );
}

function useCustomerColumns(): TableColumn<CustomerLine>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(() => {
    const plain = (id: 'name' | 'email'): TableColumn<CustomerLine> => ({
      id,
      header: t(`profile.${id}`),
      isText: true,
      value: (row) => row[id],
      cell: (row) => row[id] || '–',
    });
    return [
      {
        id: 'customerId',
        header: t('columns.customerId'),
        isText: true,
        value: (row) => row.customerId,
        cell: (row) => <Person id={row.customerId} />,
      },
      plain('name'),
      plain('email'),
      {
        id: 'orders',
        header: t('columns.orders'),
        value: (row) => row.orders,
        cell: (row) => format.count(row.orders),
      },
      {
        id: 'revenue',
        header: t('columns.revenue'),
        value: (row) => Number(row.revenue),
        cell: (row) => format.money(row.revenue),
      },
      {
        id: 'lastOrderAt',
        header: t('columns.lastOrderAt'),
        value: (row) => row.lastOrderAt,
        cell: (row) => (row.lastOrderAt ? format.day(row.lastOrderAt) : '–'),
      },
    ];
  }, [format, t]);
}
