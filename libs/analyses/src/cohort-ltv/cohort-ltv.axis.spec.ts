import { describe, expect, it } from '@jest/globals';
import { placeOf, resolveAxis } from './cohort-ltv.axis.js';
import { CohortLtvParams } from './cohort-ltv.params.js';

const axisOf = (params: Partial<CohortLtvParams>) =>
  resolveAxis(Object.assign(new CohortLtvParams(), params));
const place = (interval: CohortLtvParams['interval'], time: string) =>
  placeOf(new Date(time), axisOf({ axis: 'calendar', interval }), 'America/New_York');

describe('the axis', () => {
  it('has the published columns, or columns of 30 days', () => {
    expect(axisOf({}).days).toEqual([0, 30, 45, 60, 90, 180, 360, 720]);
    expect(axisOf({ periods: 4 }).days).toEqual([0, 30, 60, 90]);
    expect(axisOf({ axis: 'calendar', cohortBy: 'week' }).interval).toBe('week');
    expect(axisOf({ axis: 'calendar', cohortBy: 'channel' }).interval).toBe('month');
  });

  it('steps at local midnight, on Mondays, and where months and quarters begin', () => {
    const last = '2024-04-01T03:59:59.999Z'; // New York: Sunday 31 March
    const next = '2024-04-01T04:00:00Z';
    for (const interval of ['day', 'week', 'month', 'quarter'] as const) {
      expect(place(interval, next) - place(interval, last)).toBe(1);
    }
    expect(place('week', '2024-03-25T04:00:00Z')).toBe(place('week', last));
    expect(place('quarter', '2024-01-01T05:00:00Z')).toBe(place('quarter', last));
  });

  it('is the local clock on the elapsed axis, which leaps where it is turned', () => {
    const at = (time: string) => placeOf(new Date(time), axisOf({}), 'Europe/Berlin');
    expect(at('2024-03-31T01:00:00Z') - at('2024-03-31T00:59:59Z')).toBe(3_601_000);
  });
});
