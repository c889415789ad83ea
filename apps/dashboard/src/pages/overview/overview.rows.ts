/** The row of `overview` at level totals. */
export type Totals = {
  orders: number;
  customers: number;
  newCustomers: number;
  revenue: string;
  refunds: string;
  averageOrder: string | null;
};

/** A row of `overview` at level days. */
export type Day = Omit<Totals, 'averageOrder'> & { day: string };

/** The rows of `overview` at level summary: the whole range, whose day is null, then its days. */
export type SummaryRow = Totals & { day: string | null };

export function daysOf(rows: readonly SummaryRow[]): Day[] {
  return rows.filter((row): row is SummaryRow & Day => row.day !== null);
}
