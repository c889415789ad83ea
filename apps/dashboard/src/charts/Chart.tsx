import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { themeChanged } from '../session/theme';
import { Loading } from '../ui/Asked';
import { readColours, type Colours } from './colours';
import { Legend, type LegendLine } from './Legend';

interface ChartProps {
  /** What the chart shows, in words. */
  label: string;
  height: number;
  /** The lines that are named above the chart, and shown or not on request. */
  legend?: readonly LegendLine[];
  /** Drawn anew when the width changes, in pixels. */
  option: (colours: Colours, width: number) => EChartsCoreOption;
  /** A click on a point: the series' and the point's index. */
  choose?: (series: number, point: number) => void;
}

/** Draws with ECharts as SVG, again when the size, the theme or the data change. */
export function Chart({ label, height, legend, option, choose }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ECharts>();
  const [width, setWidth] = useState(0);
  const [hidden, setHidden] = useState<readonly string[]>([]);

  useEffect(() => {
    let drawn: ECharts | undefined;
    let isGone = false;
    const watch = new ResizeObserver(() => {
      drawn?.resize();
      setWidth(place.current?.clientWidth ?? 0);
    });
    void import('./echarts').then(({ init }) => {
      if (isGone || !place.current) return;
      drawn = init(place.current, null, { renderer: 'svg' });
      watch.observe(place.current);
      setChart(drawn);
    });
    return () => {
      isGone = true;
      watch.disconnect();
      drawn?.dispose();
    };
  }, []);

  useEffect(() => {
    if (!chart || chart.isDisposed()) return;
    const draw = () => {
      const colours = readColours();
      chart.setOption(
        { ...plain(colours, hidden), ...option(colours, chart.getWidth()) },
        { notMerge: true },
      );
    };
    draw();
    themeChanged.addEventListener('change', draw);
    return () => themeChanged.removeEventListener('change', draw);
  }, [chart, hidden, option, width]);

  useEffect(() => {
    if (!chart || !choose || chart.isDisposed()) return;
    const click = (event: { seriesIndex?: number; dataIndex?: number }) =>
      choose(event.seriesIndex ?? 0, event.dataIndex ?? 0);
    chart.on('click', click);
    return () => {
      if (!chart.isDisposed()) chart.off('click', click);
    };
  }, [chart, choose]);

  return (
    <div className="chart" style={{ minHeight: height }}>
      {legend && <Legend lines={legend} hidden={hidden} change={setHidden} />}
      {!chart && <Loading />}
      <div ref={place} role="img" aria-label={label} style={{ height: chart ? height : 0 }} />
    </div>
  );
}

function plain(colours: Colours, hidden: readonly string[]): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: colours.font },
    grid: { left: 8, right: 16, top: 16, bottom: 4, containLabel: true },
    color: colours.series,
    legend: { show: false, selected: Object.fromEntries(hidden.map((name) => [name, false])) },
  };
}
