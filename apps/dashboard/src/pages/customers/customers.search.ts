import { text } from '../../address/read';

export interface CustomersSearch {
  /** A part of an id, name or e-mail address. */
  search?: string;
}

export function readCustomersSearch(search: Record<string, unknown>): CustomersSearch {
  return { search: text(search['search']) };
}

export interface CustomerSearch {
  /** In the query and not in the path, as ids are the shop's and may hold anything. */
  id?: string;
}

export function readCustomerSearch(search: Record<string, unknown>): CustomerSearch {
  return { id: text(search['id']) };
}
