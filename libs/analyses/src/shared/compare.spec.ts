import { describe, expect, it } from '@jest/globals';
import { startOfDay } from '#core';
import { earlier } from './compare.js';

const zone = 'Europe/Berlin';
const day = (date: string) => startOfDay(date, zone);

/** The range [from, to) a year before, as the days that it begins and ends with. */
function yearBefore(from: string, to: string) {
  const { asOf, range } = earlier(
    { asOf: day(to), range: { from: day(from), to: day(to) } },
    'previous-year',
    zone,
  );
  expect(asOf).toEqual(range.to);
  return [range.from, range.to];
}

describe('the year before', () => {
  it.each([
    ['2024-02-28', '2024-02-29', '2023-02-28', '2023-03-01', 'the last day of February'],
    ['2024-02-29', '2024-03-01', '2023-02-28', '2023-03-01', 'a 29th, which has none'],
    ['2024-03-01', '2024-04-01', '2023-03-01', '2023-04-01', 'March'],
    ['2025-02-01', '2025-03-01', '2024-02-01', '2024-02-29', 'February up to the same date'],
    ['2024-01-01', '2025-01-01', '2023-01-01', '2024-01-01', 'a year'],
    ['2024-03-31', '2024-04-01', '2023-03-31', '2023-04-01', 'the day that the clock changes'],
  ])('of [%s, %s) is [%s, %s): %s', (from, to, begin, end) => {
    expect(yearBefore(from, to)).toEqual([day(begin), day(end)]);
  });

  it('keeps the time of an instant', () => {
    const { asOf } = earlier({ asOf: new Date('2024-02-29T12:00:00Z'), range: {} }, 'previous-year', zone);
    expect(asOf.toISOString()).toBe('2023-02-28T12:00:00.000Z');
  });
});

describe('the period before', () => {
  const before = (from: string, to: string) => {
    const moment = { asOf: new Date(to), range: { from: new Date(from), to: new Date(to) } };
    const { range } = earlier(moment, 'previous-period', zone);
    return [range.from!.toISOString(), range.to!.toISOString()];
  };

  it.each([
    [
      'two days',
      '2026-01-09T23:00:00Z',
      '2026-01-11T23:00:00Z',
      '2026-01-07T23:00:00Z',
      '2026-01-09T23:00:00Z',
    ],
    [
      'a day and an hour',
      '2026-01-09T23:00:00Z',
      '2026-01-11T00:00:00Z',
      '2026-01-08T22:00:00Z',
      '2026-01-09T23:00:00Z',
    ],
    [
      'a day less an hour',
      '2026-01-09T23:00:00Z',
      '2026-01-10T22:00:00Z',
      '2026-01-09T00:00:00Z',
      '2026-01-09T23:00:00Z',
    ],
    [
      'the day of 23 hours',
      '2026-03-28T23:00:00Z',
      '2026-03-29T22:00:00Z',
      '2026-03-27T23:00:00Z',
      '2026-03-28T23:00:00Z',
    ],
    [
      'the day after it',
      '2026-03-29T22:00:00Z',
      '2026-03-30T22:00:00Z',
      '2026-03-28T23:00:00Z',
      '2026-03-29T22:00:00Z',
    ],
  ])('of %s ends where it begins', (_, from, to, begin, end) => {
    expect(before(from, to)).toEqual([new Date(begin), new Date(end)].map((date) => date.toISOString()));
  });
});
