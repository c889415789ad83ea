import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../charts/Chart';
import { elapsed, tooltip, values } from '../../charts/axes';
import type { Colours } from '../../charts/colours';
import { useFormat } from '../../format/use-format';
import { aboutFigure } from '../../people/about-figure';
import { Figure } from '../../ui/Figure';
import { PeopleLink } from '../../ui/PeopleLink';
import type { TableColumn } from '../../ui/table-column';
import type { Labels } from './cohort-labels';
import type { CohortLine, CohortTriangle } from './cohort-triangle';
import { peopleOfCohort } from './value.people';
import type { ValueParameters } from './value.search';

const mostLines = 6;

interface CohortCurvesProps {
  triangle: CohortTriangle;
  labels: Labels;
  shared: ValueParameters;
}

/** The mean of the mature cells, and the newest cohorts beside it. */
export function CohortCurves({ triangle, labels, shared }: CohortCurvesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { periods, means } = triangle;
  const lines = useMemo(
    () =>
      triangle.lines.filter(({ cells }) => cells.filter((cell) => cell?.mature).length > 1).slice(-mostLines),
    [triangle],
  );
  const legend = useMemo(
    () => [
      { name: t('value.average'), colour: 'var(--ink)' },
      ...lines.map(({ cohort }, index) => ({
        name: labels.cohort(cohort),
        colour: `var(--series-${index + 1})`,
      })),
    ],
    [labels, lines, t],
  );
  const option = useCallback(
    (colours: Colours, width: number) => ({
      tooltip: tooltip(format.money, colours),
      xAxis: elapsed(
        periods.map((period) => ({ at: labels.at(period), label: labels.period(period) })),
        colours,
        width,
      ),
      yAxis: values(format.shortMoney, colours),
      series: [
        {
          type: 'line',
          name: t('value.average'),
          data: means.map((mean, index) => [labels.at(periods[index] ?? 0), mean ?? null]),
          symbol: 'none',
          lineStyle: { width: 3, color: colours.ink },
          itemStyle: { color: colours.ink },
          z: 3,
        },
        ...lines.map((line, index) => ({
          type: 'line',
          name: labels.cohort(line.cohort),
          data: line.cells.map((cell, index) => [
            labels.at(periods[index] ?? 0),
            cell?.mature ? Number(cell.perCustomer) : null,
          ]),
          symbol: 'circle',
          symbolSize: 4,
          lineStyle: { width: 1.5, color: colours.series[index] },
          itemStyle: { color: colours.series[index] },
        })),
      ],
    }),
    [format, labels, lines, means, periods, t],
  );
  const columns = useMemo<TableColumn<CohortLine>[]>(
    () => [
      {
        id: 'cohort',
        header: t('columns.cohort'),
        isText: true,
        value: (line) => line.cohort,
        cell: (line) => labels.cohort(line.cohort),
      },
      ...periods.map((period, index) => ({
        id: `period ${period}`,
        header: labels.period(period),
        value: (line: CohortLine) =>
          line.cells[index]?.mature ? Number(line.cells[index].perCustomer) : null,
        cell: (line: CohortLine) => {
          const cell = line.cells[index];
          if (!cell?.mature) return '–';
          const shown = format.money(cell.perCustomer);
          return (
            <PeopleLink
              className="numeric-link"
              people={aboutFigure(
                t,
                peopleOfCohort(shared, line.cohort, t('value.cohort', { name: labels.cohort(line.cohort) })),
                t('value.eachBy', { at: labels.period(period) }),
                shown,
              )}
            >
              {shown}
            </PeopleLink>
          );
        },
      })),
    ],
    [format, labels, periods, shared, t],
  );
  return (
    <Figure
      id="curves"
      title={t('value.curves')}
      note={t('value.curvesNote')}
      columns={columns}
      rows={lines}
      chart={<Chart label={t('value.curvesNote')} height={280} legend={legend} option={option} />}
    />
  );
}
