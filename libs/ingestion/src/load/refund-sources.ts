import { type ProjectWarehouse, variantCondition } from '#warehouse';

const isMixed = variantCondition('refunds-without-source');

/**
 * Has the views look up which order a refund without a source means, once there are such refunds and orders with a source.
 * Shops whose rows all tell their source, or none, do not pay for that.
 */
export class RefundSources {
  constructor(private readonly refreshViews: () => Promise<void>) {}

  /** Is called whenever rows of a table came into the warehouse, before their segment is forgotten. */
  async afterLoad(table: string, warehouse: ProjectWarehouse): Promise<void> {
    if (table !== 'orders' && table !== 'refunds') return;
    const { rows } = await warehouse.rows<{ applies: boolean | number }>({ sql: isMixed });
    // Each time, since another process may have made the views when it was not so.
    if (rows[0]!.applies) await this.refreshViews();
  }
}
