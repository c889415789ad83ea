import type { Colours } from './colours';

/** A category axis as every chart has it. */
export function categories(data: readonly string[], colours: Colours) {
  return {
    type: 'category',
    data: [...data],
    boundaryGap: false,
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    axisLabel: { color: colours.ink3, fontSize: 11.5, hideOverlap: true },
  };
}

/** An axis of time since a beginning, to scale; `points` are the places that have a label. */
export function elapsed(points: readonly { at: number; label: string }[], colours: Colours) {
  const places = points.map(({ at }) => at);
  const write = (value: number) => points.find(({ at }) => at === value)?.label ?? '';
  return {
    type: 'value',
    min: places[0],
    max: places.at(-1),
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      color: colours.ink3,
      fontSize: 11.5,
      hideOverlap: true,
      customValues: places,
      formatter: write,
    },
    axisPointer: { snap: true, label: { formatter: ({ value }: { value: number }) => write(value) } },
  };
}

/** A value axis; `write` formats its labels. Starts at zero, as bars and areas are drawn to scale. */
export function values(write: (value: number) => string, colours: Colours) {
  return {
    type: 'value',
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: colours.ink3, fontSize: 11.5, formatter: write },
    splitLine: { lineStyle: { color: colours.line } },
  };
}

/** The box that shows what stands under the pointer. */
export function tooltip(write: (value: number) => string, colours: Colours) {
  return {
    trigger: 'axis',
    valueFormatter: (value: unknown) => (value === null || value === undefined ? '–' : write(Number(value))),
    backgroundColor: colours.panel,
    borderColor: colours.line,
    textStyle: { color: colours.ink, fontSize: 12.5 },
    confine: true,
  };
}

/** The names of the lines above them, in pages where they do not fit. */
export function legend(colours: Colours) {
  return {
    type: 'scroll',
    top: 0,
    left: 0,
    icon: 'roundRect',
    itemHeight: 4,
    itemWidth: 14,
    textStyle: { color: colours.ink2 },
    pageIconSize: 11,
    pageIconColor: colours.ink2,
    pageIconInactiveColor: colours.line,
    pageTextStyle: { color: colours.ink3 },
  };
}
