import { describe, expect, it } from '@jest/globals';
import { Calendar } from './calendar.js';
import { resolveShopOptions } from './options.js';
import { defaultModel } from './model.js';

const berlin = new Calendar(resolveShopOptions({ start: '2026-10-20', end: '2026-11-03' }));
const time = (instant: number) => new Date(instant).toISOString();

describe('Calendar', () => {
  it('begins and ends with local days, across the 25-hour day', () => {
    expect(berlin.dayCount).toBe(14);
    expect(time(berlin.from)).toBe('2026-10-19T22:00:00.000Z');
    expect(time(berlin.to)).toBe('2026-11-02T23:00:00.000Z');
  });

  it('finds instant, day and hour of local times before, in and after the change of the clock', () => {
    const changing = berlin.dates.indexOf('2026-10-25');
    expect(time(berlin.instant(changing - 1, 12 * 3600))).toBe('2026-10-24T10:00:00.000Z');
    expect(time(berlin.instant(changing, 12 * 3600 + 61))).toBe('2026-10-25T11:01:01.000Z');
    expect(time(berlin.instant(changing + 1, 12 * 3600))).toBe('2026-10-26T11:00:00.000Z');
    for (const day of [changing - 1, changing, changing + 1]) {
      for (let hour = 0; hour < 24; hour++) {
        const at = berlin.instant(day, hour * 3600 + 1800);
        expect([berlin.dayOf(at), berlin.hourOf(at)]).toEqual([day, hour]);
      }
    }
  });

  it('lets shop time pass with demand and end after the weeks of the range', () => {
    const demo = new Calendar(resolveShopOptions());
    expect(demo.endWeeks).toBeCloseTo(730 / 7, 9);
    const november = demo.dates.indexOf('2025-11-25');
    const january = demo.dates.indexOf('2026-01-13');
    const share = (day: number) => demo.newCustomerShare(day);
    const { season } = defaultModel;
    const weeks = Array.from({ length: 7 }, (_, day) => [share(november - day), share(january - day)]);
    const ratio = weeks.reduce((sum, [a]) => sum + a!, 0) / weeks.reduce((sum, [, b]) => sum + b!, 0);
    expect(ratio).toBeGreaterThan(season[10]! / season[0]!);
    expect(demo.dates.slice(0, 730).reduce((sum, _, day) => sum + share(day), 0)).toBeCloseTo(1, 9);
  });
});
