import type { TFunction } from 'i18next';
import type { Format } from '../../format/format';

export interface Labels {
  cohort: (cohort: string) => string;
  period: (period: number) => string;
  /** The time that a period holds: for days, from the day after the period before. */
  span: (period: number) => string;
  /** Where a period ends on the time axis: days since the first order, or whole periods. */
  at: (period: number) => number;
  /** A time near the beginning of a customer's life that shops look at first, in the unit of `at`. */
  early: number;
}

/** How cohorts and periods are called under the resolved parameters of an answer. */
export function labelsOf(parameters: Record<string, unknown>, format: Format, t: TFunction): Labels {
  const { axis, interval, periods, cohortBy } = parameters;
  const days = Array.isArray(periods) ? periods.map(Number) : undefined;
  return {
    cohort: (cohort) => {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(cohort))
        return cohort === '' || cohort === '(none)' ? t('ui.none') : cohort;
      if (cohortBy === 'month') return format.month(cohort);
      if (cohortBy === 'quarter') {
        const quarter = Math.ceil(Number(cohort.slice(5, 7)) / 3);
        return t('value.quarter', { year: cohort.slice(0, 4), n: quarter });
      }
      return format.date(cohort);
    },
    period: (period) =>
      axis === 'calendar'
        ? t(`value.periods.${typeof interval === 'string' ? interval : 'month'}`, { n: period })
        : t('value.periods.day', { n: days?.[period] ?? period }),
    span: (period) => {
      const label = axis === 'calendar' ? (typeof interval === 'string' ? interval : 'month') : 'day';
      const last = days?.[period];
      const before = days?.[period - 1];
      if (axis === 'calendar' || last === undefined || before === undefined || before + 1 === last) {
        return t(`value.periods.${label}`, { n: last ?? period });
      }
      return t('value.periods.days', { from: before + 1, to: last });
    },
    at: (period) => (axis === 'calendar' ? period : (days?.[period] ?? period)),
    early: axis === 'calendar' ? 3 : 90,
  };
}
