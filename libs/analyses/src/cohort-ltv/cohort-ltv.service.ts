import { readFileSync } from 'node:fs';
import { toParam, type ParamValue, type Question } from '#warehouse';
import {
  invalidParameters,
  orderFilters,
  type AnalysisContext,
  type AnalysisService,
  type Plan,
} from '../shared/index.js';
import { placeOf, resolveAxis, type Axis } from './cohort-ltv.axis.js';
import { cohortLtvColumns } from './cohort-ltv.columns.js';
import { cohortTraits, type CohortLtvParams } from './cohort-ltv.params.js';

const read = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
const members = read('cohort-ltv.members.sql');
const rows = read('cohort-ltv.sql');
const customers = read('cohort-ltv.customers.sql');
const facts = read('cohort-ltv.facts.sql');

const longAgo = '1900-01-01 00:00:00.000';

/** The cumulative value of cohorts of customers by the age of the cohort. */
export class CohortLtvService implements AnalysisService<CohortLtvParams> {
  plan(params: CohortLtvParams, context: AnalysisContext): Plan {
    const axis = resolveAxis(params);
    const bound = {
      ...boundAxis(axis, context),
      ...boundCohorts(params, context),
      ...orderFilters(params.filters),
    };
    const ask = (sql: string, more: Record<string, ParamValue> = {}): Question => ({
      sql,
      params: named(sql, { ...bound, ...more }),
    });
    return {
      question:
        params.level === 'customers'
          ? ask(`${members}\n${customers}`, { cohort: params.cohort ?? '' })
          : ask(`${members},\n${rows}`, unlisted(params)),
      columns: cohortLtvColumns[params.level],
      parameters: resolved(params, axis),
      facts: {
        question: ask(`${members}\n${facts}`),
        read: (row) => ({ population: Number(row['customers']) }),
        ...(params.level === 'customers' ? {} : { tell: membersOf }),
      },
    };
  }
}

/** The values that `sql` has a place for: a list of members has no columns to bind. */
function named(sql: string, values: Record<string, ParamValue>): Record<string, ParamValue> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => sql.includes(`{${name}:`)));
}

/** Every cohort has a row for its period 0. */
function membersOf(rows: readonly Record<string, unknown>[]): Record<string, unknown> {
  const first = rows.filter((row) => Number(row['period']) === 0);
  return { customers: first.reduce((sum, row) => sum + Number(row['size']), 0) };
}

function unlisted({ cohort }: CohortLtvParams): Record<string, never> {
  if (cohort === undefined) return {};
  const message = 'belongs to level customers only';
  throw invalidParameters([{ code: 'contradiction', path: 'cohort', message }]);
}

function boundAxis(axis: Axis, { asOf, timeZone }: AnalysisContext) {
  return {
    axis: axis.axis,
    interval: axis.interval,
    days: axis.days,
    periods: axis.periods,
    step: axis.step,
    time_zone: timeZone,
    as_of: toParam(asOf),
    as_of_place: placeOf(asOf, axis, timeZone),
    last_place: placeOf(new Date(asOf.getTime() - 1), axis, timeZone),
  };
}

function boundCohorts({ basis, cohortBy }: CohortLtvParams, { asOf, range }: AnalysisContext) {
  return {
    basis,
    cohort_by: cohortBy,
    is_by_trait: cohortTraits.some((trait) => trait === cohortBy),
    first_from: range.from ? toParam(range.from) : longAgo,
    first_to: toParam(range.to && range.to < asOf ? range.to : asOf),
  };
}

function resolved(
  { cohortBy, basis, periods, level, cohort, from, to, filters }: CohortLtvParams,
  { axis, interval, days }: Axis,
) {
  return {
    cohortBy,
    axis,
    ...(axis === 'calendar' ? { interval } : { periods: days }),
    ...(axis === 'calendar' && periods !== undefined ? { periods } : {}),
    basis,
    level,
    ...(cohort === undefined ? {} : { cohort }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(filters === undefined ? {} : { filters }),
  };
}
