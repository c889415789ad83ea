import { readFileSync } from 'node:fs';
import { toParam } from '#warehouse';
import type { AnalysisContext, AnalysisService, Plan } from '../shared/index.js';
import { customerColumns, customersColumns } from './customer.columns.js';
import type { CustomerParams, CustomersParams } from './customer.params.js';

const read = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
const sql = {
  profile: read('customer.profile.sql'),
  timeline: read('customer.timeline.sql'),
  identifiers: read('customer.identifiers.sql'),
};
const list = read('customers.sql');

/** One customer: the record, what the orders say, and everything that happened. */
export class CustomerService implements AnalysisService<CustomerParams> {
  plan({ customerId, level }: CustomerParams, { asOf }: AnalysisContext): Plan {
    return {
      question: {
        sql: sql[level],
        params: { customer_id: customerId, ...(level === 'identifiers' ? {} : { as_of: toParam(asOf) }) },
      },
      columns: customerColumns[level],
      parameters: { customerId, level },
    };
  }
}

/** Everyone with a record or an order. */
export class CustomersService implements AnalysisService<CustomersParams> {
  plan({ search }: CustomersParams, { asOf }: AnalysisContext): Plan {
    return {
      question: { sql: list, params: { search, as_of: toParam(asOf) } },
      columns: customersColumns.customers,
      parameters: { search },
    };
  }
}
