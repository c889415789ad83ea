import { readFileSync } from 'node:fs';
import { TZDate } from '@date-fns/tz';
import { differenceInCalendarDays } from 'date-fns';
import { dayOf, daysBefore, startOfDay } from '#core';
import { toParam, type Question } from '#warehouse';
import {
  invalidParameters,
  orderFilters,
  unratedMoney,
  type AnalysisContext,
  type AnalysisService,
  type OrderFilters,
  type Plan,
} from '../shared/index.js';
import { overviewColumns } from './overview.columns.js';
import type { OverviewParams } from './overview.params.js';

const figures = readFileSync(new URL('./overview.sql', import.meta.url), 'utf8');
const customers = readFileSync(new URL('./overview.customers.sql', import.meta.url), 'utf8');

/** The place of the row of the whole range; its days have the places from 0. */
const whole = -1;

const defaultDays = 30;
const filterNames = ['channel', 'device', 'region'];

/** Orders, customers and revenue of a range of time. */
export class OverviewService implements AnalysisService<OverviewParams> {
  plan(params: OverviewParams, context: AnalysisContext): Plan {
    const { since, until } = rangeOf(context);
    const { basis, level, who } = params;
    // Refunds that name no order are left out by these filters themselves.
    const {
      filter,
      params: { with_customer_refunds: _, ...bound },
    } = filtersOf(params);
    const shared = {
      since: toParam(since),
      until: toParam(until),
      basis,
      ...bound,
    };
    const zone = { time_zone: context.timeZone };
    const days = { day_count: daysBetween(since, until, context.timeZone) };
    const questions = {
      totals: { sql: filter(figures), params: { ...shared, ...zone, first_place: whole, day_count: 0 } },
      days: { sql: filter(figures), params: { ...shared, ...zone, first_place: 0, ...days } },
      summary: { sql: filter(figures), params: { ...shared, ...zone, first_place: whole, ...days } },
      customers: { sql: filter(customers), params: { ...shared, who } },
    };
    return {
      question: questions[level],
      // A list is as long as the customers are many; days do not add up to them.
      ...(level === 'customers' ? {} : { facts: buyers(questions.totals, level) }),
      columns: overviewColumns[level],
      parameters: {
        basis,
        level,
        ...(level === 'customers' ? { who } : {}),
        from: since.toISOString(),
        to: until.toISOString(),
        filters: params.filters ?? {},
      },
      unrated: unratedMoney,
      looksFrom: until,
    };
  }
}

/** Who ordered in the whole range, which its row tells. */
function buyers(question: Question, level: 'totals' | 'days' | 'summary'): Plan['facts'] {
  return {
    question,
    read: (row) => ({ population: Number(row['customers']) }),
    ...(level === 'days' ? {} : { tell: (rows) => rows[0] }),
  };
}

/** `[from, to)` as given; open ends are asOf and the begin of the day thirty days before the end. Nothing after asOf counts. */
function rangeOf({ range, asOf, timeZone }: AnalysisContext): { since: Date; until: Date } {
  const until = range.to && range.to < asOf ? range.to : asOf;
  const since = range.from ?? startOfDay(dayOf(daysBefore(until, defaultDays, timeZone), timeZone), timeZone);
  return { since, until };
}

/** A day that has only begun when the range ends is one of them. */
export function daysCovered(context: AnalysisContext): number {
  const { since, until } = rangeOf(context);
  return daysBetween(since, until, context.timeZone);
}

function daysBetween(since: Date, until: Date, zone: string): number {
  const last = new TZDate(until.getTime() - 1, zone);
  return Math.max(0, differenceInCalendarDays(last, new TZDate(since.getTime(), zone)) + 1);
}

/** Those filters of orders that a range of time is asked with. */
function filtersOf({ filters = {} }: OverviewParams): OrderFilters {
  const unknown = Object.keys(filters).filter((name) => !filterNames.includes(name));
  if (unknown.length) {
    const message = `is not a filter; there are: ${filterNames.join(', ')}`;
    throw invalidParameters(
      unknown.map((name) => ({ code: 'unknown-filter', path: `filters.${name.slice(0, 60)}`, message })),
    );
  }
  return orderFilters(filters);
}
