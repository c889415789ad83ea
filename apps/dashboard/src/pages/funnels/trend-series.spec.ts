import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../format/calendar';
import { trendPoints } from './trend-series';

/** Each day `first` people enter and `second` of them go on. */
function rows(dayCount: number, first: number, second: number) {
  return Array.from({ length: dayCount }, (_, index) => addDays('2026-01-01', index)).flatMap((day) => [
    { day, step: 1, label: 'look', actors: first, fromPrevious: 1, fromFirst: 1 },
    { day, step: 2, label: 'order', actors: second, fromPrevious: second / first, fromFirst: second / first },
  ]);
}

describe('the trend of a funnel', () => {
  it('has a point a day while the days fit', () => {
    const { points, isWeekly } = trendPoints(rows(30, 10, 4));
    expect(isWeekly).toBe(false);
    expect(points.filter(({ step }) => step === 2).map(({ fromPrevious }) => fromPrevious)).toEqual(
      Array.from({ length: 30 }, () => 0.4),
    );
  });

  it('adds people up by the week when they do not, and loses nobody', () => {
    const { points, isWeekly } = trendPoints(rows(200, 10, 4));
    const sum = points.filter(({ step }) => step === 2).reduce((total, { actors }) => total + actors, 0);
    expect(isWeekly).toBe(true);
    expect(sum).toBe(800);
    expect(points[0]).toMatchObject({ day: '2026-01-01', actors: 70 });
  });

  it('has no share where nobody was at the step before', () => {
    const { points } = trendPoints(rows(1, 0, 0));
    expect(points[1]?.fromPrevious).toBeNull();
  });
});
