import { addDays, differenceInMilliseconds, subDays, subWeeks, subYears } from 'date-fns';
import { isStartOfDay, movedByCalendar, type TimeRange } from '#core';
import type { Comparison } from './analysis-params.js';

/** What a comparison shifts: the instant of the answer and the range, where there is one. */
export interface Moment {
  readonly asOf: Date;
  readonly range: Partial<TimeRange>;
}

const daysWithoutRange = 30;

/**
 * The earlier moment that stands beside `moment`: one range's length earlier (`days` where there is no range), the
 * same weekday last week, or the same date last year, by the calendar of `zone`.
 */
export function earlier(
  moment: Moment,
  comparison: Comparison,
  zone: string,
  days = daysWithoutRange,
): Moment {
  if (comparison === 'previous-year') return yearEarlier(moment, zone);
  const back = shift(moment, comparison, zone, days);
  const { from, to } = moment.range;
  return {
    asOf: back(moment.asOf),
    range: { ...(from ? { from: back(from) } : {}), ...(to ? { to: back(to) } : {}) },
  };
}

/**
 * A year earlier. An end that is a midnight stands for the day before it, so that day goes back and its end is taken: what ends
 * with 28 February ends so in a leap year, too, and what ends with the 29th ends with the 28th.
 */
function yearEarlier({ asOf, range: { from, to } }: Moment, zone: string): Moment {
  const begin = (instant: Date) => movedByCalendar(instant, zone, (local) => subYears(local, 1));
  const end = (instant: Date) => {
    if (!isStartOfDay(instant, zone)) return begin(instant);
    return movedByCalendar(instant, zone, (local) => addDays(subYears(subDays(local, 1), 1), 1));
  };
  return {
    asOf: end(asOf),
    range: { ...(from ? { from: begin(from) } : {}), ...(to ? { to: end(to) } : {}) },
  };
}

function shift(
  { range }: Moment,
  comparison: Comparison,
  zone: string,
  daysWithout: number,
): (instant: Date) => Date {
  const back = (move: (local: Date) => Date) => (instant: Date) => movedByCalendar(instant, zone, move);
  if (comparison === 'previous-week') return back((local) => subWeeks(local, 1));
  const { from, to } = range;
  if (!from || !to) return back((local) => subDays(local, daysWithout));
  const length = differenceInMilliseconds(to, from);
  const days = Math.round(length / 86_400_000);
  const daysOn = movedByCalendar(from, zone, (local) => addDays(local, days));
  // A range of whole days goes back by calendar days, so that its borders stay midnights across a change of the clock.
  return daysOn.getTime() === to.getTime() && days > 0
    ? back((local) => subDays(local, days))
    : (instant) => new Date(instant.getTime() - length);
}
