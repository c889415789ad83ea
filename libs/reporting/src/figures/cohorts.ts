import { Decimal } from 'decimal.js';
import { groupBy } from './group.js';

/** A row of `cohort-ltv`: value so far of the customers of one cohort. Money is a decimal string. */
export interface CohortRow {
  /** First day of the cohort's period, or the value of the key that cohorts are made by. */
  readonly cohort: string;
  readonly size: number;
  readonly period: number;
  readonly value: string;
  readonly perCustomer: string;
  readonly mature: boolean;
  /** On the elapsed axis: the day after the first order that the period stands for. */
  readonly days?: number | null;
}

export type Interval = 'day' | 'week' | 'month' | 'quarter';

/** The cohorts of a shop. */
export interface CohortFigures {
  readonly rows: readonly CohortRow[];
  readonly axis: 'elapsed' | 'calendar';
  readonly interval: Interval;
  /** The period that cohorts are made by, where it is another one. */
  readonly cohortInterval?: Interval;
  readonly basis: 'gross' | 'net' | 'contribution';
}

export interface CohortLine {
  readonly cohort: string;
  readonly size: number;
  /** One cell per period of the table, in its order. */
  readonly cells: readonly (CohortRow | undefined)[];
}

/** The triangle: a line per cohort, a column per period, and what the mature cells come to. */
export interface CohortTriangle {
  readonly periods: readonly number[];
  readonly lines: readonly CohortLine[];
  /** Value per customer over the mature cells of each period, weighted by customers; undefined where none is mature. */
  readonly means: readonly (number | undefined)[];
  /** How many cohorts are mature at each period. */
  readonly matureCount: readonly number[];
  /** The highest value per customer in the table; 0 when there is none. */
  readonly highest: number;
}

/** Lays the rows out as a triangle; cohorts and periods in ascending order. */
export function cohortTriangle(rows: readonly CohortRow[]): CohortTriangle {
  const periods = [...new Set(rows.map((row) => row.period))].sort((a, b) => a - b);
  const lines = [...groupBy(rows, (row) => row.cohort)]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([cohort, own]) => lineOf(cohort, own, periods));
  const mature = periods.map((period) => rows.filter((row) => row.period === period && row.mature));
  return {
    periods,
    lines,
    means: mature.map(meanPerCustomer),
    matureCount: mature.map((cells) => cells.length),
    highest: Math.max(0, ...rows.map((row) => Number(row.perCustomer))),
  };
}

function lineOf(cohort: string, rows: readonly CohortRow[], periods: readonly number[]): CohortLine {
  const at = new Map(rows.map((row) => [row.period, row]));
  return { cohort, size: rows[0]!.size, cells: periods.map((period) => at.get(period)) };
}

function meanPerCustomer(cells: readonly CohortRow[]): number | undefined {
  const customers = cells.reduce((sum, { size }) => sum + size, 0);
  if (customers === 0) return undefined;
  const value = cells.reduce((sum, cell) => sum.plus(cell.value), new Decimal(0));
  return value.div(customers).toNumber();
}

/** The day or the period number that a column stands for. */
export function periodValue({ axis, rows }: CohortFigures, period: number): number {
  if (axis === 'calendar') return period;
  return rows.find((row) => row.period === period)?.days ?? period;
}

/** The mean value per customer of mature cells, by what their period stands for; so that two answers can be laid side by side. */
export function meansByPeriod(figures: CohortFigures): Map<number, number> {
  const { periods, means } = cohortTriangle(figures.rows);
  return new Map(
    periods.flatMap((period, index) => {
      const mean = means[index];
      return mean === undefined ? [] : [[periodValue(figures, period), mean] as const];
    }),
  );
}

/** The rows with what the resolved parameters of `cohort-ltv` say about them. */
export function cohortFigures(
  rows: readonly CohortRow[],
  parameters: Readonly<Record<string, unknown>>,
): CohortFigures {
  const { axis, interval, basis, cohortBy } = parameters;
  return {
    rows,
    axis: axis === 'calendar' ? 'calendar' : 'elapsed',
    interval: isInterval(interval) ? interval : 'month',
    ...(isInterval(cohortBy) ? { cohortInterval: cohortBy } : {}),
    basis: basis === 'gross' || basis === 'contribution' ? basis : 'net',
  };
}

function isInterval(value: unknown): value is Interval {
  return value === 'day' || value === 'week' || value === 'month' || value === 'quarter';
}
