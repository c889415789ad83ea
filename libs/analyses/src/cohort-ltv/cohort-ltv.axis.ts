import { TZDate } from '@date-fns/tz';
import { invalidParameters } from '../shared/index.js';
import { cohortPeriods, maxPeriods, type CohortLtvParams, type CohortPeriod } from './cohort-ltv.params.js';

export const defaultDays: readonly number[] = [0, 30, 45, 60, 90, 180, 360, 720];

const dayMilliseconds = 86_400_000;

/** The columns of an answer: days since the first order, or calendar periods after it. */
export interface Axis {
  readonly axis: CohortLtvParams['axis'];
  readonly interval: CohortPeriod;
  /** last day of each elapsed column; empty on the calendar axis */
  readonly days: readonly number[];
  /** most columns of a cohort */
  readonly periods: number;
  /** how many units of a place make one step */
  readonly step: number;
}

/** @throws Problem `invalid-parameters` where interval or periods do not go with the axis */
export function resolveAxis({ axis, cohortBy, interval, periods }: CohortLtvParams): Axis {
  if (axis === 'elapsed') {
    if (interval !== undefined) {
      throw wrong(
        'interval',
        'belongs to the calendar axis; columns of the elapsed axis are given as periods',
      );
    }
    const days = daysOf(periods);
    return { axis, interval: 'day', days, periods: days.length, step: dayMilliseconds };
  }
  if (Array.isArray(periods)) throw wrong('periods', 'must be a number on the calendar axis');
  const own = cohortPeriods.find((period) => period === cohortBy);
  return { axis, interval: interval ?? own ?? 'month', days: [], periods: periods ?? 1_000_000, step: 1 };
}

/**
 * Where an instant stands on the axis, as cohort-ltv.parts.sql.ts has it: milliseconds of the local clock, or the number of the
 * local day, week (from Monday), month or quarter.
 */
export function placeOf(instant: Date, { axis, interval }: Axis, timeZone: string): number {
  const local = new TZDate(instant.getTime(), timeZone);
  const clock = instant.getTime() - local.getTimezoneOffset() * 60_000;
  if (axis === 'elapsed') return clock;
  const day = Math.floor(clock / dayMilliseconds);
  switch (interval) {
    case 'day':
      return day;
    case 'week':
      return Math.floor((day + 3) / 7);
    case 'month':
      return local.getFullYear() * 12 + local.getMonth() + 1;
    case 'quarter':
      return local.getFullYear() * 4 + Math.floor(local.getMonth() / 3);
  }
}

function daysOf(periods: number | number[] | undefined): readonly number[] {
  if (periods === undefined) return defaultDays;
  if (Array.isArray(periods)) return periods;
  return Array.from({ length: Math.min(periods, maxPeriods) }, (_, index) => 30 * index);
}

function wrong(path: string, message: string) {
  return invalidParameters([{ code: 'contradiction', path, message }]);
}
