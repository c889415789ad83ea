import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { useAnalysis } from '../../api/analyses';
import { Chart } from '../../charts/Chart';
import { spans, tooltip, values } from '../../charts/axes';
import type { Colours } from '../../charts/colours';
import { useFormat } from '../../format/use-format';
import { Asked } from '../../ui/Asked';
import { ChartTable } from '../../ui/ChartTable';
import { Empty } from '../../ui/Empty';
import { PeopleLink } from '../../ui/PeopleLink';
import { Tabs } from '../../ui/Tabs';
import type { TableColumn } from '../../ui/table-column';
import { peopleAt } from './funnel.people';
import type { TimesRow } from './funnel.rows';
import type { FunnelSearch, FunnelParameters } from './funnel.search';

interface TimesViewProps {
  names: readonly string[];
  shared: FunnelParameters;
}

/** How long the way from one step to the next took. */
export function TimesView({ names, shared }: TimesViewProps) {
  const { t } = useTranslation();
  const [{ step = 2 }, change] = useAddress<FunnelSearch>();
  const query = useAnalysis<TimesRow, 'funnel'>('funnel', { ...shared, level: 'times' });
  return (
    <>
      <Tabs
        label={t('funnels.steps')}
        value={String(step)}
        options={names.slice(1).map((name, index) => ({ value: String(index + 2), label: name }))}
        change={(value) => change({ step: Number(value) })}
      />
      <Asked
        query={query}
        empty={({ rows }) =>
          rows.some((row) => row.step === step) ? undefined : (
            <Empty title={t('funnels.noTimes')}>{t('funnels.noneHint')}</Empty>
          )
        }
      >
        {({ rows }) => (
          <TimesChart rows={rows.filter((row) => row.step === step)} names={names} shared={shared} />
        )}
      </Asked>
    </>
  );
}

function TimesChart({ rows, names, shared }: TimesViewProps & { rows: readonly TimesRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const span = useCallback(
    ({ fromSeconds, toSeconds }: TimesRow) =>
      toSeconds === null
        ? `> ${format.seconds(fromSeconds)}`
        : fromSeconds === 0
          ? `< ${format.seconds(toSeconds)}`
          : `${format.seconds(fromSeconds)} – ${format.seconds(toSeconds)}`,
    [format],
  );
  const people = useCallback(
    (row: TimesRow) =>
      peopleAt(
        shared,
        { step: row.step, outcome: 'reached', took: { from: row.fromSeconds, before: row.toSeconds } },
        t('funnels.reachedIn', { step: names[row.step - 1], time: span(row) }),
      ),
    [names, shared, span, t],
  );
  const [, change] = useAddress();
  const choose = useCallback(
    (_: number, index: number) => {
      const row = rows[index];
      if (row) change({ people: people(row) });
    },
    [change, people, rows],
  );
  const option = useCallback(
    (colours: Colours) => ({
      tooltip: tooltip(format.count, colours),
      xAxis: spans(
        rows.map(span),
        rows.map(({ fromSeconds }) => format.seconds(fromSeconds)),
        colours,
      ),
      yAxis: values(format.shortCount, colours),
      series: [
        {
          type: 'bar',
          name: t('columns.actors'),
          itemStyle: { color: colours.accent, borderRadius: [4, 4, 0, 0] },
          data: rows.map((row) => row.actors),
        },
      ],
    }),
    [format, rows, span, t],
  );
  const columns = useMemo<TableColumn<TimesRow>[]>(
    () => [
      {
        id: 'fromSeconds',
        header: t('columns.fromSeconds'),
        isText: true,
        value: (row) => row.fromSeconds,
        cell: (row) => format.seconds(row.fromSeconds),
      },
      {
        id: 'toSeconds',
        header: t('columns.toSeconds'),
        isText: true,
        value: (row) => row.toSeconds,
        cell: (row) => format.cell(row.toSeconds, 'seconds'),
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
    ],
    [format, people, t],
  );
  return (
    <ChartTable id="times" label={t('funnelNote.times')} columns={columns} rows={rows}>
      <Chart label={t('funnelNote.times')} height={260} option={option} choose={choose} />
    </ChartTable>
  );
}
