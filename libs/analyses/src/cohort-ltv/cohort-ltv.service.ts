import { readFileSync } from 'node:fs';
import { toParam, type ParamValue, type Question } from '#warehouse';
import {
  invalidParameters,
  orderFilters,
  unratedMoney,
  type AnalysisContext,
  type AnalysisService,
  type Plan,
} from '../shared/index.js';
import { placeOf, resolveAxis, type Axis } from './cohort-ltv.axis.js';
import { cohortLtvColumns } from './cohort-ltv.columns.js';
import { isTrait, type CohortLtvParams, type CohortTrait } from './cohort-ltv.params.js';
import { filled } from './cohort-ltv.parts.sql.js';

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
    const filters = orderFilters(params.filters);
    const bound = {
      ...boundAxis(axis, context),
      ...boundCohorts(params, context),
      ...filters.params,
    };
    const ask = (text: string, more: Record<string, ParamValue> = {}): Question => {
      const sql = filled(filters.filter(text), { ...axis, cohortBy: params.cohortBy });
      return { sql, params: named(sql, { ...bound, ...more }) };
    };
    return {
      question:
        params.level === 'customers'
          ? ask(`${members},\n${customers}`, { cohort: params.cohort ?? '', period: periodOf(params, axis) })
          : ask(`${members},\n${rows}`, unlisted(params)),
      columns: cohortLtvColumns[params.level],
      parameters: resolved(params, axis, context),
      unrated: unratedMoney,
      looksFrom: context.asOf,
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

const noPeriod = -1;

function periodOf({ period }: CohortLtvParams, { axis, days }: Axis): number {
  if (period === undefined) return noPeriod;
  if (axis === 'calendar' || period < days.length) return period;
  const message = `must be below ${days.length}, the number of columns`;
  throw invalidParameters([{ code: 'contradiction', path: 'period', message }]);
}

function unlisted(params: CohortLtvParams): Record<string, never> {
  const given = (['cohort', 'period'] as const).filter((name) => params[name] !== undefined);
  if (!given.length) return {};
  const message = 'belongs to level customers only';
  throw invalidParameters(given.map((path) => ({ code: 'contradiction', path, message })));
}

function boundAxis(axis: Axis, { asOf, timeZone }: AnalysisContext) {
  return {
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
    ...(isTrait(cohortBy) ? { trait: columnOf(cohortBy) } : {}),
    first_from: range.from ? toParam(range.from) : longAgo,
    first_to: toParam(range.to && range.to < asOf ? range.to : asOf),
  };
}

/** The column of order_movements that a cohort is named by. */
function columnOf(cohortBy: CohortTrait): string {
  return cohortBy === 'product' || cohortBy === 'category' ? `main_${cohortBy}` : cohortBy;
}

function resolved(
  { cohortBy, basis, periods, level, cohort, period, filters }: CohortLtvParams,
  { axis, interval, days }: Axis,
  { range: { from, to } }: AnalysisContext,
) {
  return {
    cohortBy,
    axis,
    ...(axis === 'calendar' ? { interval } : { periods: days }),
    ...(axis === 'calendar' && periods !== undefined ? { periods } : {}),
    basis,
    level,
    ...(cohort === undefined ? {} : { cohort }),
    ...(period === undefined ? {} : { period }),
    ...(from ? { from: from.toISOString() } : {}),
    ...(to ? { to: to.toISOString() } : {}),
    ...(filters === undefined ? {} : { filters }),
  };
}
