import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Envelope } from '../../api/types';
import { DayBars } from '../../charts/DayBars';
import { addDays } from '../../format/calendar';
import { useFormat } from '../../format/use-format';
import { aboutFigure } from '../../people/about-figure';
import { Figure } from '../../ui/Figure';
import { PeopleLink } from '../../ui/PeopleLink';
import type { TableColumn } from '../../ui/table-column';
import { peopleOf, type Who } from './overview.people';
import { daysOf, type Day, type SummaryRow } from './overview.rows';
import type { OverviewParameters } from './overview.search';

interface RevenueByDayProps {
  answer: Envelope<SummaryRow>;
  shared: OverviewParameters;
}

/** Revenue by day; a bar opens the day's buyers. */
export function RevenueByDay({ answer, shared }: RevenueByDayProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rows, parameters } = answer;
  const days = useMemo(() => daysOf(rows), [rows]);
  const people = useCallback(
    (day: string, who: Who) => {
      const range = dayWithin(day, days, parameters);
      return peopleOf({ ...shared, ...range }, who, t(`overview.whoOn.${who}`, { day: format.date(day) }));
    },
    [days, format, parameters, shared, t],
  );
  const columns = useMemo<TableColumn<Day>[]>(() => {
    const column = (id: keyof Day, write: (value: string | number) => string, who: Who = 'buyers') => ({
      id,
      header: t(`columns.${id}`),
      value: (row: Day) => Number(row[id]),
      cell: (row: Day) => {
        const behind = people(row.day, who);
        const isTheirNumber = id === 'customers' || id === 'newCustomers';
        const shown = write(row[id]);
        return (
          <PeopleLink
            className="numeric-link"
            people={isTheirNumber ? behind : aboutFigure(t, behind, t(`columns.${id}`), shown)}
          >
            {shown}
          </PeopleLink>
        );
      },
    });
    const count = (value: string | number) => format.count(Number(value));
    return [
      {
        id: 'day',
        header: t('columns.day'),
        isText: true,
        value: (row) => row.day,
        cell: (row) => format.date(row.day),
      },
      column('revenue', format.money),
      column('orders', count),
      column('customers', count),
      column('newCustomers', count, 'new'),
      column('refunds', format.money, 'refunded'),
    ];
  }, [format, people, t]);
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
            label: `${format.date(row.day)}: ${format.money(row.revenue)}, ${format.count(row.orders)} ${t('columns.orders')}, ${format.count(row.customers)} ${t('columns.customers')}`,
            people: aboutFigure(
              t,
              people(row.day, 'buyers'),
              t('columns.revenue'),
              format.money(row.revenue),
            ),
          }))}
        />
      }
    />
  );
}

/** The range of one day; the first and the last day of an answer may be cut where its own range begins and ends. */
function dayWithin(day: string, days: readonly Day[], { from, to }: Record<string, unknown>) {
  return {
    from: day === days[0]?.day && typeof from === 'string' ? from : day,
    to: day === days.at(-1)?.day && typeof to === 'string' ? to : addDays(day, 1),
  };
}
