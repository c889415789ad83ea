import { minorUnits } from '#core';
import { periodValue, type CohortFigures } from '../figures/cohorts.js';
import type { Texts } from './texts.js';

const dayPattern = /^(\d{4})-(\d{2})-\d{2}$/;

/** The name of a cohort: the period that begins on its day (`Nov 2026`), or the key's own value. */
export function cohortLabel(
  cohort: string,
  { interval: columns, cohortInterval }: Pick<CohortFigures, 'interval' | 'cohortInterval'>,
  texts: Texts,
): string {
  if (cohort === '') return texts.say('cohorts.none');
  const match = dayPattern.exec(cohort);
  if (!match) return cohort;
  const interval = cohortInterval ?? columns;
  if (interval === 'month') return texts.format.month(cohort);
  if (interval === 'quarter') {
    return texts.say('cohorts.quarter', { n: Math.ceil(Number(match[2]) / 3), year: match[1]! });
  }
  const date = texts.format.date(cohort);
  return interval === 'week' ? texts.say('cohorts.week', { date }) : date;
}

/** The name of a period in running text: `month 3`, `day 90`. */
export function periodLabel(figures: CohortFigures, period: number, texts: Texts): string {
  return texts.say(`cohorts.interval.${unitOf(figures)}`, { n: periodValue(figures, period) });
}

/** The name of a period at the head of a narrow column: `m3`, `d90`. */
export function periodColumn(figures: CohortFigures, period: number, texts: Texts): string {
  return texts.say(`cohorts.column.${unitOf(figures)}`, { n: periodValue(figures, period) });
}

function unitOf({ axis, interval }: CohortFigures): string {
  return axis === 'elapsed' ? 'day' : interval;
}

/** Digits after the point for a table of values per customer: enough to tell cells apart, few enough to be read. */
export function cohortDigits(highest: number, texts: Texts): number {
  if (highest >= 1000 || minorUnits(texts.format.currency) === 0) return 0;
  return highest < 10 ? 2 : 1;
}
