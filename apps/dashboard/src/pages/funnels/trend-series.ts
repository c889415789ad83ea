import type { TrendRow } from './funnel.rows';

export interface TrendPoint {
  day: string;
  step: number;
  actors: number;
  entered: number;
  fromPrevious: number | null;
}

const mostPoints = 92;
const weekDays = 7;

/**
 * The share of the step before by entry day; by the week's first day when there are more days than a chart can hold. Counts add
 * up, so a week's share is its people's, not the mean of its days' shares.
 */
export function trendPoints(rows: readonly TrendRow[]): { points: TrendPoint[]; isWeekly: boolean } {
  const days = [...new Set(rows.map((row) => row.day))].sort();
  const isWeekly = days.length > mostPoints;
  const dayOf = (day: string) => (isWeekly ? weekOf(day, days[0] ?? day) : day);
  const actors = new Map<string, number>();
  const add = (key: string, count: number) => actors.set(key, (actors.get(key) ?? 0) + count);
  for (const row of rows) add(`${dayOf(row.day)} ${row.step}`, row.actors);
  const steps = [...new Set(rows.map((row) => row.step))].sort((a, b) => a - b);
  const starts = [...new Set(days.map(dayOf))];
  const points = starts.flatMap((day) =>
    steps.map((step) => {
      const before = actors.get(`${day} ${step - 1}`) ?? 0;
      const here = actors.get(`${day} ${step}`) ?? 0;
      return {
        day,
        step,
        actors: here,
        entered: actors.get(`${day} ${steps[0]}`) ?? 0,
        fromPrevious: before > 0 ? here / before : null,
      };
    }),
  );
  return { points, isWeekly };
}

function weekOf(day: string, first: string): string {
  const index = Math.floor((Date.parse(day) - Date.parse(first)) / 86_400_000 / weekDays);
  return new Date(Date.parse(first) + index * weekDays * 86_400_000).toISOString().slice(0, 10);
}
