import type { AnalysisDescriptor } from '../shared/index.js';
import { customerColumns, customersColumns } from './customer.columns.js';
import { CustomerParams, CustomersParams } from './customer.params.js';
import { CustomerService, CustomersService } from './customer.service.js';

/** One customer, whole. */
export const customer: AnalysisDescriptor<CustomerParams> = {
  name: 'customer',
  title: 'Customer',
  question: 'Who is this customer, and what happened so far?',
  shape: 'table',
  params: CustomerParams,
  levels: customerColumns,
  service: CustomerService,
  example: { customerId: 'c1', level: 'timeline' },
};

/** The customers, to search in. */
export const customers: AnalysisDescriptor<CustomersParams> = {
  name: 'customers',
  title: 'Customers',
  question: 'Which customers are there, and who of them is meant?',
  shape: 'table',
  params: CustomersParams,
  levels: customersColumns,
  service: CustomersService,
  example: { search: 'a' },
};
