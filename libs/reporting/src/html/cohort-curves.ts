import {
  meansByPeriod,
  periodValue,
  type CohortFigures,
  type CohortLine,
  type CohortTriangle,
} from '../figures/index.js';
import { cohortLabel, periodLabel, type Texts } from '../text/index.js';
import { ink, quietAxis, type ChartOption } from './chart.js';
import type { BlockOf } from './document.js';
import { dashedNote } from './earlier.js';
import { card, chartFigure, foldedTable } from './figure.js';
import { markup, Markup, none } from './markup.js';

/** So many of the newest cohorts are drawn; more lines than this cannot be told apart. */
const mostLines = 4;

type Point = [x: number, y: number];

/** Value per customer over the life of the newest cohorts, and of all mature cells together. */
export function curvesCard(
  figures: BlockOf<'cohorts'>,
  triangle: CohortTriangle,
  id: string,
  texts: Texts,
): Markup {
  const averages = triangle.means.filter((mean) => mean !== undefined).length;
  if (averages < 2) return none;
  const title = texts.say('cohorts.curves', { basis: texts.say(`basis.${figures.basis}`) });
  const figure = chartFigure(`${id}-curves`, title, { wide: 300, narrow: 240 }, (_, isNarrow) =>
    option(figures, triangle, texts, isNarrow),
  );
  const table = averagesTable(figures, triangle, texts);
  return card(
    title,
    dashedNote(texts.say('cohorts.curvesNote'), figures.earlier, texts),
    markup`${figure}${foldedTable(texts.say('report.asTable'), table)}`,
  );
}

function option(
  figures: BlockOf<'cohorts'>,
  triangle: CohortTriangle,
  texts: Texts,
  isNarrow: boolean,
): ChartOption {
  const x = triangle.periods.map((period) => periodValue(figures, period));
  const points = (values: readonly (number | undefined)[]) =>
    values.flatMap((y, index): Point[] => (y === undefined ? [] : [[x[index]!, y]]));
  const mature = (line: CohortLine) =>
    points(line.cells.map((cell) => (cell?.mature ? Number(cell.perCustomer) : undefined)));
  const newest = triangle.lines
    .map((line) => ({ name: cohortLabel(line.cohort, figures, texts), points: mature(line) }))
    .filter((line) => line.points.length > 1)
    .slice(-mostLines);
  const mean = points(triangle.means);
  return {
    grid: { left: isNarrow ? 44 : 56, right: isNarrow ? 76 : 110, top: 12, bottom: 26 },
    xAxis: {
      ...quietAxis,
      type: 'value',
      min: x[0]!,
      max: mean.at(-1)![0],
      ...(figures.axis === 'calendar'
        ? { minInterval: 1 }
        : { interval: dayInterval(mean.at(-1)![0], isNarrow ? 4 : 10) }),
      splitLine: { show: false },
      axisLabel: {
        ...quietAxis.axisLabel,
        hideOverlap: true,
        formatter: (value: number) => (Number.isInteger(value) ? axisLabel(figures, value, texts) : ''),
      },
    },
    yAxis: {
      ...quietAxis,
      type: 'value',
      splitNumber: isNarrow ? 3 : 5,
      axisLabel: { ...quietAxis.axisLabel, formatter: (value: number) => texts.format.axisMoney(value) },
    },
    series: [
      ...newest.map((line) => curve(isNarrow ? '' : line.name, line.points, sideOf(line.points, mean))),
      ...(figures.earlier ? [outline(meansByPeriod({ ...figures, rows: figures.earlier.rows }))] : []),
      curve(texts.say('cohorts.average'), mean, 'mean'),
    ],
  };
}

function curve(name: string, data: Point[], side: 'above' | 'below' | 'mean') {
  const isMean = side === 'mean';
  const color = ink(isMean ? 'accent' : 'ink-3');
  return {
    type: 'line' as const,
    data,
    silent: true,
    symbol: 'circle',
    symbolSize: isMean ? 6 : 3,
    showSymbol: true,
    itemStyle: { color },
    lineStyle: { color, width: isMean ? 3 : 1.2 },
    endLabel: {
      show: true,
      formatter: () => name,
      color,
      fontSize: 11.5,
      fontWeight: isMean ? ('bold' as const) : ('normal' as const),
      distance: 6,
      offset: [0, { above: -9, below: 9, mean: 0 }[side]],
      textBorderColor: ink('panel'),
      textBorderWidth: 3,
    },
    labelLayout: { moveOverlap: 'shiftY' as const },
  };
}

/** The average as it stood before. */
function outline(means: ReadonlyMap<number, number>) {
  const color = ink('ink-2');
  return {
    type: 'line' as const,
    data: [...means],
    silent: true,
    showSymbol: false,
    lineStyle: { color, width: 1.5, type: 'dashed' as const },
  };
}

/** Where a line's name stands clear of the average. */
function sideOf(points: readonly Point[], mean: readonly Point[]): 'above' | 'below' {
  const [x, y] = points.at(-1)!;
  return y >= (mean.find((point) => point[0] === x)?.[1] ?? 0) ? 'above' : 'below';
}

/** Days are marked at steps that shops count in, at most so many of them. */
function dayInterval(last: number, most: number): number {
  return [10, 30, 60, 90, 180].find((step) => last / step <= most) ?? 360;
}

/** Without rows a number is a day or a period itself, not the index of one. */
function axisLabel({ axis, interval, basis }: CohortFigures, value: number, texts: Texts): string {
  return periodLabel({ rows: [], axis, interval, basis }, value, texts);
}

function averagesTable(figures: CohortFigures, triangle: CohortTriangle, texts: Texts): Markup {
  const rows = triangle.periods.map((period, index) => {
    const mean = triangle.means[index];
    return markup`<tr>
      <th scope="row">${periodLabel(figures, period, texts)}</th>
      <td>${texts.format.money(mean ?? null)}</td>
      <td>${texts.format.count(triangle.matureCount[index]!)}</td>
    </tr>
`;
  });
  return markup`<table>
    <thead>
      <tr>
        <th scope="col">${texts.column('period')}</th>
        <th scope="col">${texts.say('cohorts.average')}</th>
        <th scope="col">${texts.say('cohorts.matureCohorts')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}
