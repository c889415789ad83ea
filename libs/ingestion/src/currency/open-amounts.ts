import { readFileSync } from 'node:fs';
import type { Clock } from '#core';
import { type ProjectWarehouse, toParam } from '#warehouse';

const read = (name: string) => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
const countOpen = read('count-open');
const settleOpen = {
  orders: read('settle-open'),
  refunds: read('settle-open'),
  spend: read('settle-open-spend'),
};

/** The tables whose rows have amounts in the project's currency. */
export const pricedTables: readonly PricedTable[] = ['orders', 'refunds', 'spend'];

type PricedTable = keyof typeof settleOpen;

export const isPriced = (table: string): table is PricedTable => Object.hasOwn(settleOpen, table);

/**
 * The rows of a project that came before its currency was known: those that name no currency count, and get its name;
 * those that name one and no rate are kept with rate 0, and count once it turns out to be theirs.
 */
export class OpenAmounts {
  /** Whether this process has seen to the rows that were there when the currency became known. */
  private isSettled = false;

  constructor(
    private readonly currency: () => Promise<string | undefined>,
    private readonly clock: Clock,
  ) {}

  /**
   * Is called whenever rows of a table came into the warehouse, before their segment is forgotten. The first orders bring
   * what waited for them in any table; rows that were read before the currency was known may come after it, and bring
   * themselves.
   */
  async afterLoad(table: string, warehouse: ProjectWarehouse): Promise<void> {
    if (!isPriced(table)) return;
    if (table === 'orders' && !this.isSettled) await this.settle(warehouse);
    else await this.settle(warehouse, [table]);
  }

  /** Has the rows in the project's currency count and be named so, when it is known. */
  async settle(warehouse: ProjectWarehouse, tables = pricedTables): Promise<void> {
    const currency = await this.currency();
    if (currency === undefined) return;
    for (const table of tables) {
      const { rows } = await warehouse.rows<{ rows: string }>({
        sql: countOpen,
        params: { table, currency },
      });
      if (rows[0]!.rows === '0') continue;
      const at = toParam(this.clock.now());
      await warehouse.command({ sql: settleOpen[table], params: { table, currency, at } });
    }
    this.isSettled ||= tables === pricedTables;
  }
}
