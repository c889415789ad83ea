import type { SegmentRow } from '../figures/index.js';
import type { Texts } from '../text/index.js';
import { ink, quietAxis, type ChartOption } from './chart.js';
import type { BlockOf } from './document.js';
import { dashedNote } from './earlier.js';
import { card, chartFigure } from './figure.js';
import type { Markup } from './markup.js';

/** How each segment's share of the buyers stands against its share of the revenue: two bars on one scale. */
export function balanceCard({ rows, earlier }: BlockOf<'segments'>, id: string, texts: Texts): Markup {
  const title = texts.say('segments.balance');
  const height = 20 + rows.length * 44;
  const figure = chartFigure(`${id}-balance`, title, { wide: height, narrow: height }, (_, isNarrow) =>
    option(rows, earlier?.rows ?? [], texts, isNarrow),
  );
  return card(title, dashedNote(texts.say('segments.balanceNote'), earlier, texts), figure);
}

function option(
  rows: readonly SegmentRow[],
  earlier: readonly SegmentRow[],
  texts: Texts,
  isNarrow: boolean,
): ChartOption {
  const before = new Map(earlier.map((row) => [row.segment, row]));
  const words = (key: 'share' | 'revenueShare', index: number) => {
    const share = texts.format.ratio(rows[index]![key]);
    const message = key === 'share' ? 'segments.ofBuyers' : 'segments.ofRevenue';
    // The legend is on the thing itself: the first pair says in words what the others say in numbers.
    return index === 0 ? texts.say(message, { share }) : share;
  };
  const label = (key: 'share' | 'revenueShare') => ({
    position: 'right' as const,
    color: ink('ink-2'),
    fontSize: 11.5,
    formatter: ({ dataIndex }: { dataIndex: number }) => words(key, dataIndex),
  });
  const series = (key: 'share' | 'revenueShare', color: string) => ({
    type: 'bar' as const,
    barWidth: 11,
    barGap: '25%',
    silent: true,
    itemStyle: { color, borderRadius: 3 },
    label: label(key),
    data: rows.map((row) => ({
      value: row[key],
      // Where the outline is longer, the words stand behind it.
      label: { show: row[key] >= (before.get(row.segment)?.[key] ?? 0) },
    })),
  });
  const outline = (key: 'share' | 'revenueShare') => ({
    type: 'bar' as const,
    yAxisIndex: 1,
    barWidth: 11,
    barGap: '25%',
    silent: true,
    z: 3,
    itemStyle: outlineStyle,
    label: label(key),
    data: rows.map((row) => {
      const value = before.get(row.segment)?.[key] ?? 0;
      return { value, label: { show: value > row[key] } };
    }),
  });
  return {
    grid: { left: isNarrow ? 112 : 150, right: isNarrow ? 104 : 130, top: 4, bottom: 4 },
    xAxis: { type: 'value', show: false, min: 0 },
    yAxis: [
      {
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
      // The outlines stand on the very same places, from an axis of their own.
      { type: 'category', show: false, inverse: true, data: rows.map((row) => row.segment) },
    ],
    series: [
      series('share', ink('heat-2')),
      series('revenueShare', ink('accent')),
      ...(earlier.length ? [outline('share'), outline('revenueShare')] : []),
    ],
  };
}

const outlineStyle = {
  color: 'transparent',
  borderColor: ink('ink-3'),
  borderWidth: 1,
  borderType: 'dashed' as const,
  borderRadius: 3,
};
