import type { Axis } from './cohort-ltv.axis.js';
import { isTrait, type CohortLtvParams, type CohortPeriod } from './cohort-ltv.params.js';

/** What is asked of the cohorts that changes the text of the question, not its values alone. */
export type Shape = Pick<Axis, 'axis' | 'interval'> & Pick<CohortLtvParams, 'cohortBy'>;

/**
 * Writes into the SQL files what the shape asks for, in the places `{{name}}`. Conditions on parameters would be planned
 * with every branch wherever the tables are read: a sixth of the whole planning.
 *
 * @throws Error when a text has a place that nothing is written for
 */
export function filled(text: string, shape: Shape): string {
  const parts: Record<string, string> = {
    place: placeOn(shape),
    ...axisParts[shape.axis],
    ...cohortParts(shape),
  };
  return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`nothing is written for ${place}`);
    return part;
  });
}

const day = 'toInt32(toDate32(moved_at, {time_zone:String}))';

/** The number of a movement's local period; toDate would wrap where the local day is before 1970. */
const periodNumber: Record<CohortPeriod, string> = {
  day,
  week: `intDiv(${day} + 3, 7)`,
  month: 'toRelativeMonthNum(moved_at, {time_zone:String})',
  quarter: 'toRelativeQuarterNum(moved_at, {time_zone:String})',
};

const localClock =
  'toUnixTimestamp64Milli(moved_at) + 1000 * timezoneOffset(toTimeZone(moved_at, {time_zone:String}))';

function placeOn({ axis, interval }: Shape): string {
  return axis === 'elapsed' ? localClock : `toInt64(toInt32(${periodNumber[interval]}))`;
}

/** How steps, which are days or periods, become the columns of the answer. */
const axisParts: Record<
  Axis['axis'],
  Record<'period' | 'is_shown' | 'columns' | 'is_mature' | 'days', string>
> = {
  // column k begins the day after column k - 1
  elapsed: {
    period: 'toInt64(arrayFirstIndex(day -> day >= step, {days:Array(UInt32)})) - 1',
    is_shown: 'step <= arrayMax({days:Array(UInt32)})',
    columns: '1 + arrayCount(day -> day < oldest_step, {days:Array(UInt32)})',
    is_mature: 'g.youngest_step >= {days:Array(UInt32)}[period + 1]',
    days: 'toNullable({days:Array(UInt32)}[period + 1])',
  },
  calendar: {
    period: 'toInt64(step)',
    is_shown: 'true',
    columns: '1 + oldest_step',
    is_mature: 'g.youngest_step > period',
    days: 'cast(null as Nullable(UInt32))',
  },
};

/** Of a Date32 dateTrunc gives another one; toMonday and its like give a Date, which ends at 1970. */
const firstDay = 'toDate32(first_at, {time_zone:String})';

/** What a cohort is called and by which number it is joined and grouped, which is faster than by name. */
function cohortParts({ cohortBy }: Shape) {
  if (isTrait(cohortBy)) {
    return {
      // Orders of one time are of one period, but not of one trait.
      traits: `
            {trait:Identifier} as trait,
            order_key as tie_breaker,`,
      first_trait: `,
            toString(argMin(trait, (moved_at, tie_breaker))) as first_trait`,
      label: "if(first_trait = '', '(none)', first_trait)",
      cohort_key: 'sipHash64(label)',
    };
  }
  return {
    traits: '',
    first_trait: '',
    label: cohortBy === 'day' ? firstDay : `dateTrunc('${cohortBy}', ${firstDay})`,
    cohort_key: 'toUInt64(toInt32(label))',
  };
}
