import {
  cohortTriangle,
  periodValue,
  type CohortFigures,
  type CohortLine,
  type CohortTriangle,
} from '../figures/cohorts.js';
import { cohortLabel, periodLabel } from './cohort-labels.js';
import type { Sentence } from './sentence.js';
import type { Texts } from './texts.js';

/** A period near the beginning of a customer's life that shops look at first, in days and in other units. */
const earlyDay = 90;
const earlyPeriod = 3;

/** An average of fewer cohorts than this is not put into a sentence when a better one is there. */
const enoughCohorts = 3;

/** What a customer brings early and late, over mature cells, and how the newest cohort with an average stands. */
export function cohortLead(figures: CohortFigures, texts: Texts): Sentence[] {
  const triangle = cohortTriangle(figures.rows);
  const count = triangle.lines.length;
  if (count === 0) return [texts.sentence('cohorts.empty')];
  const mature = triangle.periods.filter((_, index) => triangle.means[index] !== undefined);
  if (mature.length === 0) {
    return [texts.sentence('cohorts.noneMature', { count, n: texts.format.count(count) })];
  }
  const [early, late] = milestones(figures, triangle, mature);
  return [averages(figures, triangle, early, late, texts), ...newest(figures, triangle, early, texts)];
}

function milestones(
  figures: CohortFigures,
  triangle: CohortTriangle,
  mature: readonly number[],
): [number, number] {
  const sound = mature.filter((p) => triangle.matureCount[triangle.periods.indexOf(p)]! >= enoughCohorts);
  // What the first order itself brings says little about a customer, so later periods go first.
  const later = (some: readonly number[]) => some.filter((p) => periodValue(figures, p) > 0);
  const usable = [later(sound), later(mature), mature].find((some) => some.length > 0)!;
  const late = usable.at(-1)!;
  const wanted = figures.axis === 'elapsed' ? earlyDay : earlyPeriod;
  const early = usable.findLast((period) => periodValue(figures, period) <= wanted) ?? usable[0]!;
  return [early, late];
}

function averages(
  figures: CohortFigures,
  triangle: CohortTriangle,
  early: number,
  late: number,
  texts: Texts,
): Sentence {
  const money = (period: number) => texts.format.money(triangle.means[triangle.periods.indexOf(period)]!);
  const isFirst = periodValue(figures, late) === 0;
  const key = isFirst ? 'cohorts.atFirst' : `cohorts.${figures.axis}${early === late ? 'By' : 'Two'}`;
  const days = (period: number) => {
    const n = periodValue(figures, period);
    return texts.say('cohorts.days', { count: n, n: texts.format.count(n) });
  };
  return texts.sentence(key, {
    value: money(early),
    laterValue: money(late),
    days: days(early),
    laterDays: days(late),
    period: periodLabel(figures, early, texts),
    laterPeriod: periodLabel(figures, late, texts),
  });
}

/** Only cohorts made by time have a newest one; a channel's value has not. */
function newest(figures: CohortFigures, triangle: CohortTriangle, period: number, texts: Texts): Sentence[] {
  const column = triangle.periods.indexOf(period);
  const byTime = triangle.lines.every((line) => /^\d{4}-\d{2}-\d{2}$/.test(line.cohort));
  const line = triangle.lines.findLast((candidate) => candidate.cells[column]?.mature);
  const mean = triangle.means[column];
  if (!byTime || !line || !mean || triangle.matureCount[column]! < 2) return [];
  return [
    texts.sentence('cohorts.newest', {
      cohort: cohortLabel(line.cohort, figures, texts),
      change: texts.format.change(against(line, column, mean)),
    }),
  ];
}

function against(line: CohortLine, column: number, mean: number): number {
  return Number(line.cells[column]!.perCustomer) / mean - 1;
}
