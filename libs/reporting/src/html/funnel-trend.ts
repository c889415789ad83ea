import { wholeTrend, type FunnelDay, type FunnelFigures, type FunnelStep } from '../figures/index.js';
import { stepLabel, type Texts } from '../text/index.js';
import { ink, quietAxis, type ChartOption } from './chart.js';
import { card, chartFigure, foldedTable } from './figure.js';
import { markup, Markup, none } from './markup.js';

const inks = ['accent', 'ink', 'ink-3', 'heat-3', 'heat-2'] as const;
const strokes = ['solid', 'solid', 'solid', 'dashed', 'dotted'] as const;

/** The share of the step before, by day of entry: a line per step from the second on. */
export function trendCard(
  figures: FunnelFigures,
  steps: readonly FunnelStep[],
  id: string,
  texts: Texts,
): Markup {
  const trend = wholeTrend(figures.trend ?? []);
  const days = [...new Set(trend.map((row) => row.day))].sort();
  if (days.length < 2 || steps.length < 2) return none;
  const at = new Map(trend.map((row) => [`${row.day} ${row.step}`, row]));
  const title = texts.say('funnel.trend');
  const figure = chartFigure(`${id}-trend`, title, { wide: 280, narrow: 240 }, (_, isNarrow) =>
    option(days, steps, at, texts, isNarrow),
  );
  const table = trendTable(days, steps, at, texts);
  return card(
    title,
    texts.say('funnel.trendNote'),
    markup`${figure}${foldedTable(texts.say('report.asTable'), table)}`,
  );
}

type Trend = ReadonlyMap<string, FunnelDay>;

function option(
  days: readonly string[],
  steps: readonly FunnelStep[],
  at: Trend,
  texts: Texts,
  isNarrow: boolean,
): ChartOption {
  const name = (step: FunnelStep) => (isNarrow ? String(step.step) : stepLabel(step, texts));
  return {
    grid: { left: 46, right: isNarrow ? 24 : 180, top: 12, bottom: 26 },
    xAxis: {
      ...quietAxis,
      type: 'category',
      boundaryGap: false,
      data: days.map((day) => texts.format.dayAndMonth(day)),
      axisLabel: {
        ...quietAxis.axisLabel,
        hideOverlap: true,
        interval: Math.ceil(days.length / (isNarrow ? 4 : 9)) - 1,
      },
    },
    yAxis: {
      ...quietAxis,
      type: 'value',
      min: 0,
      // In five parts an axis of shares ends at 100 % or before.
      splitNumber: 5,
      axisLabel: { ...quietAxis.axisLabel, formatter: (value: number) => texts.format.ratio(value, 0) },
    },
    series: steps.slice(1).map((step, index) => ({
      type: 'line' as const,
      silent: true,
      showSymbol: days.length <= 45,
      symbol: 'circle',
      symbolSize: 4,
      itemStyle: { color: ink(inks[index % inks.length]!) },
      lineStyle: { color: ink(inks[index % inks.length]!), width: 2, type: strokes[index % strokes.length]! },
      endLabel: {
        show: true,
        formatter: () => name(step),
        color: ink('ink-2'),
        fontSize: 11.5,
        distance: 8,
        width: 165,
        overflow: 'truncate' as const,
      },
      labelLayout: { moveOverlap: 'shiftY' as const },
      data: days.map((day) => at.get(`${day} ${step.step}`)?.fromPrevious ?? '-'),
    })),
  };
}

function trendTable(days: readonly string[], steps: readonly FunnelStep[], at: Trend, texts: Texts): Markup {
  const heads = steps.map((step) => markup`<th scope="col">${stepLabel(step, texts)}</th>`);
  const rows = days.map((day) => {
    const cells = steps.map((step, index) => {
      const row = at.get(`${day} ${step.step}`);
      const share =
        index === 0 || !row
          ? none
          : markup`<span class="share">${texts.format.ratio(row.fromPrevious)}</span>`;
      return markup`<td>${texts.format.count(row?.actors ?? null)}${share}</td>`;
    });
    return markup`<tr>
      <th scope="row">${texts.format.date(day)}</th>
      ${cells}
    </tr>
`;
  });
  return markup`<table>
    <thead>
      <tr>
        <th scope="col">${texts.column('day')}</th>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}
