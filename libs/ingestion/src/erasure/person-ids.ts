import type { TableName } from '../rows/row-type.js';

/** What an id names: a customer, a visitor, or an order by `orderName`. */
export type IdKind = 'customer' | 'visitor' | 'order';

/** Whose rows are not to be kept. */
export interface PersonIds {
  has(kind: IdKind, id: string): boolean;
}

/** Those of a project, of whom there may be none. */
export interface ErasedIds extends PersonIds {
  readonly isEmpty: boolean;
}

/** An order as it is known by: its id within its source. */
export const orderName = (source: string, orderId: string) => `${source}\n${orderId}`;

/** A column that says whose a row is, with the path of its field on the wire. */
const owners: Partial<Record<TableName, readonly (readonly [column: string, kind: IdKind, path: string])[]>> =
  {
    orders: [['customer_id', 'customer', '/customerId']],
    refunds: [['customer_id', 'customer', '/customerId']],
    customers: [['customer_id', 'customer', '/customerId']],
    events: [
      ['customer_id', 'customer', '/customerId'],
      ['anonymous_id', 'visitor', '/anonymousId'],
    ],
  };

/** Finds out whose the stored rows of a table are. */
export class RowOwner {
  private readonly ids: { index: number; kind: IdKind; path: string }[];
  private readonly order: readonly [source: number, order: number] | undefined;

  constructor(table: TableName, columns: readonly string[]) {
    this.ids = (owners[table] ?? []).map(([column, kind, path]) => ({
      index: columns.indexOf(column),
      kind,
      path,
    }));
    const isOfOrder = table === 'orders' || table === 'refunds';
    this.order = isOfOrder ? [columns.indexOf('source'), columns.indexOf('order_id')] : undefined;
  }

  /** Whether a table's rows can be anybody's. */
  get isSomebodys(): boolean {
    return this.ids.length > 0;
  }

  /** The path of the field by which a row belongs to one of these people; undefined when it does not. */
  pathOf(cells: readonly unknown[], people: PersonIds): string | undefined {
    for (const { index, kind, path } of this.ids) {
      const id = cells[index];
      if (typeof id === 'string' && people.has(kind, id)) return path;
    }
    if (!this.order) return undefined;
    const [source, order] = this.order.map((index) => cells[index]) as [string, string];
    return order !== '' && people.has('order', orderName(source, order)) ? '/orderId' : undefined;
  }
}
