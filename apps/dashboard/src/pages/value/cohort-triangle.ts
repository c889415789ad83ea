/** A row of `cohort-ltv`: what one cohort's customers have brought by one period of their life. */
export type CohortRow = {
  cohort: string;
  size: number;
  period: number;
  value: string;
  perCustomer: string;
  mature: boolean;
};

export interface CohortLine {
  cohort: string;
  size: number;
  /** By the triangle's periods; absent where the cohort is too young. */
  cells: (CohortRow | undefined)[];
}

export interface CohortTriangle {
  periods: number[];
  lines: CohortLine[];
  /** Value per customer over the mature cells of a period, by their customers; absent where none is mature. */
  means: (number | undefined)[];
  matureCount: number[];
  /** Customers of those cells. */
  matureCustomers: number[];
  highest: number;
}

/** Lays rows out with a line a cohort and a column a period. */
export function cohortTriangle(rows: readonly CohortRow[]): CohortTriangle {
  const periods = [...new Set(rows.map((row) => row.period))].sort((a, b) => a - b);
  const cohorts = new Map<string, CohortRow[]>();
  for (const row of rows) cohorts.set(row.cohort, [...(cohorts.get(row.cohort) ?? []), row]);
  const lines = [...cohorts].map(([cohort, own]) => ({
    cohort,
    size: own[0]?.size ?? 0,
    cells: periods.map((period) => own.find((row) => row.period === period)),
  }));
  const mature = periods.map((period) => rows.filter((row) => row.period === period && row.mature));
  return {
    periods,
    lines,
    means: mature.map(meanPerCustomer),
    matureCount: mature.map((cells) => cells.length),
    matureCustomers: mature.map(customersOf),
    highest: Math.max(0, ...rows.map((row) => Number(row.perCustomer))),
  };
}

function customersOf(cells: readonly CohortRow[]): number {
  return cells.reduce((sum, { size }) => sum + size, 0);
}

function meanPerCustomer(cells: readonly CohortRow[]): number | undefined {
  const customers = customersOf(cells);
  return customers === 0 ? undefined : cells.reduce((sum, { value }) => sum + Number(value), 0) / customers;
}
