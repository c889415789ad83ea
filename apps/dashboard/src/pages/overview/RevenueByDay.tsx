import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DayBars } from '../../charts/DayBars';
import { addDays } from '../../format/calendar';
import { useFormat } from '../../format/use-format';
import { Figure } from '../../ui/Figure';
import type { TableColumn } from '../../ui/table-column';
import { buyersBetween } from './overview.people';
import type { Day } from './overview.rows';

/** Revenue by day; a bar opens the day's buyers. */
export function RevenueByDay({ days }: { days: readonly Day[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useMemo<TableColumn<Day>[]>(() => {
    const count = (id: 'orders' | 'customers' | 'newCustomers'): TableColumn<Day> => ({
      id,
      header: t(`columns.${id}`),
      value: (row) => row[id],
      cell: (row) => format.count(row[id]),
    });
    const money = (id: 'revenue' | 'refunds'): TableColumn<Day> => ({
      id,
      header: t(`columns.${id}`),
      value: (row) => Number(row[id]),
      cell: (row) => format.money(row[id]),
    });
    return [
      {
        id: 'day',
        header: t('columns.day'),
        isText: true,
        value: (row) => row.day,
        cell: (row) => format.date(row.day),
      },
      money('revenue'),
      count('orders'),
      count('customers'),
      count('newCustomers'),
      money('refunds'),
    ];
  }, [format, t]);
  const highest = Math.max(0, ...days.map(({ revenue }) => Number(revenue)));
  return (
    <Figure
      id="revenue-by-day"
      title={t('overview.byDay')}
      note={t('overview.byDayNote')}
      columns={columns}
      rows={days}
      chart={
        <DayBars
          top={format.money(highest)}
          ends={[days[0] && format.date(days[0].day), days.length > 1 && format.date(days.at(-1)?.day ?? '')]}
          bars={days.map((row) => ({
            key: row.day,
            value: Number(row.revenue),
            label: `${format.date(row.day)}: ${format.money(row.revenue)}, ${format.count(row.orders)} ${t('columns.orders')}`,
            people: buyersBetween(
              row.day,
              addDays(row.day, 1),
              t('overview.buyersOf', { day: format.date(row.day) }),
            ),
          }))}
        />
      }
    />
  );
}
