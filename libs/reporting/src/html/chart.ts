import * as echarts from 'echarts/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { EChartsOption } from 'echarts';
import { escapeHtml, Markup } from './markup.js';
import { tokenNames } from './theme.js';

echarts.use([BarChart, LineChart, GridComponent, LabelLayout, SVGRenderer]);

export type ChartOption = EChartsOption;

/** Stands for a token while a chart is drawn; becomes `var(--token)` in the SVG, so that one picture fits every theme. */
export function ink(token: (typeof tokenNames)[number]): string {
  return `#fe00${tokenNames.indexOf(token).toString(16).padStart(2, '0')}`;
}

export interface ChartFrame {
  /** Unique in the document; ids inside the SVG begin with it. */
  readonly id: string;
  /** What the picture says, for those who do not see it. */
  readonly label: string;
  readonly className: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
}

/** Draws a chart as inline SVG. Equal options and frames give equal bytes, in every process. */
export function drawChart(option: ChartOption, frame: ChartFrame): Markup {
  const { width, height } = frame;
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: 'inherit', fontSize: 12 }, ...option });
    return new Markup(settle(chart.renderToSVGString(), frame));
  } finally {
    chart.dispose();
  }
}

/**
 * ECharts numbers ids and classes by process, adds marks for scripts that are not there, and knows colours but no
 * tokens. Only attributes are touched: in texts it has escaped the quotes, so that no label can pass for one.
 */
function settle(svg: string, { id, label, className, width, height }: ChartFrame): string {
  const name = escapeHtml(label);
  const root = `<svg class="${className}" role="img" aria-label="${name}" viewBox="0 0 ${width} ${height}">`;
  return svg
    .replace(/^<svg[^>]*>/, () => root)
    .replace(/<style\b.*?<\/style>/s, '')
    .replace(/ (?:class="zr[^"]*"|ecmeta_\w+="[^"]*")/g, '')
    .replace(/( id="|"url\(#)zr\d+-/g, (_, before: string) => `${before}${id}-`)
    .replace(
      /="#fe00([0-9a-f]{2})"/gi,
      (_, index: string) => `="var(--${tokenNames[parseInt(index, 16)]!})"`,
    );
}

/** Axes as the look has them: hairlines, quiet labels, no ticks. */
export const quietAxis = {
  axisLine: { lineStyle: { color: ink('line') } },
  axisTick: { show: false },
  axisLabel: { color: ink('ink-3'), fontSize: 11.5 },
  splitLine: { lineStyle: { color: ink('line') } },
} as const;
