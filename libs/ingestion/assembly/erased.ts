/** Whether rows are of people of whom nothing may be stored; the host is asked as long as there are any. */
import { isErased, isErasedOrder } from './host';
import { beginOf, endOf, has } from './table';

let areAny: bool = false;

export function setErased(asks: bool): void {
  areAny = asks;
}

export function isOfErasedCustomer(table: usize, id: i32): bool {
  return areAny && has(table, id) && isErased(false, beginOf(table, id), endOf(table, id));
}

export function isOfErasedVisitor(table: usize, id: i32): bool {
  return areAny && has(table, id) && isErased(true, beginOf(table, id), endOf(table, id));
}

/** An order without a source has an empty one. */
export function isErasedOrderOf(table: usize, source: i32, id: i32): bool {
  if (!areAny) return false;
  const begin = has(table, source) ? beginOf(table, source) : 0;
  const end = has(table, source) ? endOf(table, source) : 0;
  return isErasedOrder(begin, end, beginOf(table, id), endOf(table, id));
}
