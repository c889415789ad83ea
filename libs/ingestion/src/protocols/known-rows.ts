import type { ProjectWarehouse } from '#warehouse';
import { lookUp } from '../look-up.js';
import type { TableName } from '../rows/row-type.js';
import type { Spool } from '../spool/spool.js';
import type { CustomerFields } from './customer.mapping.js';
import type { Fields } from './fields.js';
import type { OrderFields } from './order.mapping.js';
import type { Known } from './message-rows.js';
import { storedCustomers, storedOrders } from './stored-rows.js';

/** A row on its way to the warehouse: `segment` once it is spooled. */
interface Pending {
  row: Fields;
  segment: string | undefined;
}

type Table = Extract<TableName, 'orders' | 'customers'>;

/** How many rows on their way are remembered; from the first of these numbers on, it is looked which have arrived. */
const manyPending = 1_000;
const maxPending = 20_000;
const lookMilliseconds = 1_000;

/**
 * The orders and profiles that messages change: what the warehouse shows, and above it what messages have changed and is
 * still on its way there.
 */
export class KnownRows {
  private readonly pending = new Map<string, Pending>();
  private lookedAt = 0;

  constructor(private readonly spool: () => Spool) {}

  /**
   * Looks these rows up. What {@link note} is told afterwards shows in the answer, too.
   *
   * @param settle resolves when the rows of a table that other doors took can be read, where that matters
   * @throws Problem `too-many-requests` while the warehouse is away or too slow
   */
  async find(
    project: string,
    warehouse: ProjectWarehouse,
    ids: { orders: readonly string[]; customers: readonly string[] },
    { currency, settle }: { currency: string | undefined; settle: (table: Table) => Promise<void> },
  ): Promise<Known> {
    const needsLook = ids.orders.length + ids.customers.length > 0;
    if (needsLook || this.isCrowded()) await this.forgetLoaded(project);
    const missing = (table: Table) => ids[table].filter((id) => !this.pending.has(keyOf(project, table, id)));
    const [orderIds, customerIds] = [missing('orders'), missing('customers')];
    return lookUp(async (signal) => {
      if (orderIds.length > 0) await settle('orders');
      if (customerIds.length > 0) await settle('customers');
      const [orders, customers] = await Promise.all([
        storedOrders(warehouse, orderIds, currency, signal),
        storedCustomers(warehouse, customerIds, signal),
      ]);
      const row = (table: Table, id: string) => this.pending.get(keyOf(project, table, id))?.row;
      return {
        order: (id: string) => (row('orders', id) as OrderFields | undefined) ?? orders.get(id),
        customer: (id: string) => (row('customers', id) as CustomerFields | undefined) ?? customers.get(id),
      };
    });
  }

  /** Remembers a row that is about to be spooled; it shows at once. */
  note(project: string, table: Table, id: string, row: Fields): void {
    const key = keyOf(project, table, id);
    this.pending.delete(key);
    this.pending.set(key, { row, segment: undefined });
    if (this.pending.size > maxPending) this.pending.delete(this.pending.keys().next().value!);
  }

  /** Says in which segment noted rows are; undefined: they were not taken, and are forgotten. */
  spooled(
    project: string,
    table: Table,
    rows: ReadonlyMap<string, Fields>,
    segment: string | undefined,
  ): void {
    for (const [id, row] of rows) {
      const key = keyOf(project, table, id);
      const pending = this.pending.get(key);
      // Another request may have gone on from there.
      if (pending?.row !== row) continue;
      if (segment === undefined) this.pending.delete(key);
      else pending.segment = segment;
    }
  }

  private isCrowded(): boolean {
    return this.pending.size > manyPending && Date.now() - this.lookedAt > lookMilliseconds;
  }

  private async forgetLoaded(project: string): Promise<void> {
    this.lookedAt = Date.now();
    for (const table of ['orders', 'customers'] as const) {
      const prefix = keyOf(project, table, '');
      // What is spooled from here on is no part of the list, and must not be taken for loaded.
      const spooled = [...this.pending].filter(
        ([key, { segment }]) => segment !== undefined && key.startsWith(prefix),
      );
      if (spooled.length === 0) continue;
      const waiting = new Set(await this.spool().segmentIds(project, table));
      for (const [key, pending] of spooled) {
        if (!waiting.has(pending.segment!) && this.pending.get(key) === pending) this.pending.delete(key);
      }
    }
  }
}

const keyOf = (...parts: string[]) => parts.join('/');
