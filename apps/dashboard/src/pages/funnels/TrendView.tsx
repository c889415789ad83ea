import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { useAnalysis } from '../../api/analyses';
import { Chart } from '../../charts/Chart';
import { categories, tooltip, values } from '../../charts/axes';
import type { Colours } from '../../charts/colours';
import { useFormat } from '../../format/use-format';
import { addDays } from '../../format/calendar';
import { Asked } from '../../ui/Asked';
import { ChartTable } from '../../ui/ChartTable';
import { Empty } from '../../ui/Empty';
import { aboutFigure } from '../../people/about-figure';
import { PeopleLink } from '../../ui/PeopleLink';
import type { TableColumn } from '../../ui/table-column';
import { peopleAt } from './funnel.people';
import type { TrendRow } from './funnel.rows';
import { trendPoints, type TrendPoint } from './trend-series';
import type { FunnelParameters } from './funnel.search';

interface TrendViewProps {
  names: readonly string[];
  shared: FunnelParameters;
}

/** Each step's share of the step before, by the day of the entry. */
export function TrendView({ names, shared }: TrendViewProps) {
  const { t } = useTranslation();
  const query = useAnalysis<TrendRow, 'funnel'>('funnel', { ...shared, level: 'trend' });
  return (
    <Asked
      query={query}
      empty={({ rows }) =>
        rows.length ? undefined : <Empty title={t('funnels.none')}>{t('funnels.noneHint')}</Empty>
      }
    >
      {(answer) => <TrendChart rows={answer.rows} names={names} shared={shared} />}
    </Asked>
  );
}

function TrendChart({ rows, names, shared }: TrendViewProps & { rows: readonly TrendRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { points, isWeekly } = useMemo(() => trendPoints(rows), [rows]);
  const shown = useMemo(() => points.filter(({ step }) => step > 1), [points]);
  const people = useCallback(
    ({ day, step }: TrendPoint) =>
      peopleAt(
        shared,
        { step, outcome: 'reached', entered: { from: day, before: addDays(day, isWeekly ? 7 : 1) } },
        t(isWeekly ? 'funnels.reachedOfWeek' : 'funnels.reachedOfDay', {
          step: names[step - 1],
          day: format.date(day),
        }),
      ),
    [format, isWeekly, names, shared, t],
  );
  const steps = useMemo(() => [...new Set(shown.map(({ step }) => step))], [shown]);
  const legend = useMemo(
    () => steps.map((step, index) => ({ name: names[step - 1] ?? '', colour: `var(--series-${index + 1})` })),
    [names, steps],
  );
  const option = useCallback(
    (colours: Colours) => {
      const days = [...new Set(points.map(({ day }) => day))];
      return {
        tooltip: tooltip(format.ratio, colours),
        xAxis: categories(days.map(format.shortDate), colours),
        yAxis: values((value) => format.ratio(value, 0), colours),
        series: steps.map((step) => ({
          type: 'line',
          name: names[step - 1],
          symbol: 'circle',
          symbolSize: 5,
          showSymbol: days.length < 40,
          data: shown.filter((point) => point.step === step).map((point) => point.fromPrevious),
        })),
      };
    },
    [format, names, points, shown, steps],
  );
  const [, change] = useAddress();
  const choose = useCallback(
    (series: number, index: number) => {
      const point = shown.filter(({ step }) => step === steps[series])[index];
      if (point) change({ people: people(point) });
    },
    [change, people, shown, steps],
  );
  const columns = useMemo<TableColumn<TrendPoint>[]>(
    () => [
      {
        id: 'day',
        header: t(isWeekly ? 'columns.week' : 'columns.day'),
        isText: true,
        value: (row) => row.day,
        cell: (row) => format.date(row.day),
      },
      {
        id: 'step',
        header: t('columns.step'),
        isText: true,
        value: (row) => names[row.step - 1],
        cell: (row) => names[row.step - 1],
      },
      {
        id: 'actors',
        header: t('columns.actors'),
        value: (row) => row.actors,
        cell: (row) => (
          <PeopleLink className="numeric-link" people={people(row)}>
            {format.count(row.actors)}
          </PeopleLink>
        ),
      },
      {
        id: 'fromPrevious',
        header: t('columns.fromPrevious'),
        value: (row) => row.fromPrevious,
        cell: (row) => {
          if (row.fromPrevious === null) return '–';
          const shown = format.ratio(row.fromPrevious);
          return (
            <PeopleLink
              className="numeric-link"
              people={aboutFigure(t, people(row), t('columns.fromPrevious'), shown)}
            >
              {shown}
            </PeopleLink>
          );
        },
      },
    ],
    [format, isWeekly, names, people, t],
  );
  return (
    <ChartTable id="trend" label={t('funnelNote.trend')} columns={columns} rows={points}>
      <Chart label={t('funnelNote.trend')} height={260} legend={legend} option={option} choose={choose} />
      {isWeekly && <p className="quiet">{t('funnels.weekly')}</p>}
    </ChartTable>
  );
}
