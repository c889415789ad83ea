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
