import type { SegmentRow } from '../figures/index.js';
import type { Texts } from '../text/index.js';
import { ink, quietAxis, type ChartOption } from './chart.js';
import { card, chartFigure } from './figure.js';
import type { Markup } from './markup.js';

/** How each segment's share of the buyers stands against its share of the revenue: two bars on one scale. */
export function balanceCard(rows: readonly SegmentRow[], id: string, texts: Texts): Markup {
  const title = texts.say('segments.balance');
  const height = 20 + rows.length * 44;
  const figure = chartFigure(`${id}-balance`, title, { wide: height, narrow: height }, (_, isNarrow) =>
    option(rows, texts, isNarrow),
  );
  return card(title, texts.say('segments.balanceNote'), figure);
}

function option(rows: readonly SegmentRow[], texts: Texts, isNarrow: boolean): ChartOption {
  const series = (key: 'share' | 'revenueShare', message: string, color: string) => ({
    type: 'bar' as const,
    barWidth: 11,
    barGap: '25%',
    silent: true,
    itemStyle: { color, borderRadius: 3 },
    label: {
      show: true,
      position: 'right' as const,
      color: ink('ink-2'),
      fontSize: 11.5,
      // The legend is on the thing itself: the first pair says in words what the others say in numbers.
      formatter: ({ dataIndex, value }: { dataIndex: number; value: unknown }) => {
        const share = texts.format.ratio(Number(value));
        return dataIndex === 0 ? texts.say(message, { share }) : share;
      },
    },
    data: rows.map((row) => row[key]),
  });
  return {
    grid: { left: isNarrow ? 112 : 150, right: isNarrow ? 104 : 130, top: 4, bottom: 4 },
    xAxis: { type: 'value', show: false, min: 0 },
    yAxis: {
      ...quietAxis,
      type: 'category',
      inverse: true,
      data: rows.map((row) => texts.segment(row.segment)),
      axisLine: { show: false },
      axisLabel: {
        color: ink('ink'),
        fontSize: isNarrow ? 11.5 : 13,
        align: 'left',
        margin: isNarrow ? 110 : 148,
        width: isNarrow ? 104 : 140,
        overflow: 'truncate',
      },
    },
    series: [
      series('share', 'segments.ofBuyers', ink('heat-2')),
      series('revenueShare', 'segments.ofRevenue', ink('accent')),
    ],
  };
}
