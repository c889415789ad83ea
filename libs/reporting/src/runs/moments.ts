import { earlier, type Comparison } from '#analyses';
import { daysBefore, type TimeRange } from '#core';
import type { BlockRange, PeriodKind } from '../definitions/definition.js';
import { periodBefore, periodFrom } from '../schedule/report.period.js';

/**
 * The period that stands beside `period`: the one before it, by the calendar where it is a whole day, week or month;
 * a week earlier; a year earlier.
 */
export function earlierPeriod(
  period: TimeRange,
  comparison: Comparison,
  kind: PeriodKind,
  zone: string,
): TimeRange {
  const isWhole = periodBefore(period.to, kind, zone).from.getTime() === period.from.getTime();
  if (comparison === 'previous-period' && isWhole) {
    const before = periodBefore(period.from, kind, zone);
    return periodFrom(before.from, kind, zone);
  }
  const { range } = earlier({ asOf: period.to, range: period }, comparison, zone);
  return { from: range.from!, to: range.to! };
}

/** The times that an analysis is asked for about a period, as its parameters take them. */
export function askedTimes(range: BlockRange, { from, to }: TimeRange, zone: string): Record<string, string> {
  const asOf = { timeZone: zone, asOf: to.toISOString() };
  if (range === 'none') return asOf;
  const begin = range === 'period' ? from : daysBefore(to, range.days, zone);
  return { ...asOf, from: begin.toISOString(), to: to.toISOString() };
}
