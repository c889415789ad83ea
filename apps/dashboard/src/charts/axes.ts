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

/** Categories that are spans: an axis has room for where each begins, the box under the pointer for all of it. */
export function spans(data: readonly string[], beginnings: readonly string[], colours: Colours) {
  const axis = categories(data, colours);
  const formatter = (_: string, index: number) => beginnings[index] ?? '';
  return { ...axis, boundaryGap: true, axisLabel: { ...axis.axisLabel, formatter } };
}

interface Place {
  at: number;
  label: string;
}

/** What a label and the gap beside it take, in pixels. */
const labelRoom = 58;

/** The places whose labels fit on an axis of this width; the first and the last are among them. */
export function spread(places: readonly number[], width: number): number[] {
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  const room = ((last - first) * labelRoom) / Math.max(width, labelRoom);
  const kept: number[] = [];
  for (const at of places) {
    const isFree = kept.length === 0 || at - (kept.at(-1) ?? 0) >= room;
    if (at === last || (isFree && (at === first || last - at >= room))) kept.push(at);
  }
  return kept;
}

/** An axis of time since a beginning, to scale; `points` are the places that may have a label. */
export function elapsed(points: readonly Place[], colours: Colours, width: number) {
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
      customValues: spread(places, width),
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
