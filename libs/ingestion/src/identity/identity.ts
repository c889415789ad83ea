import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ProjectWarehouse, waitForLock } from '#warehouse';
import { allBlocked, type IdentitySettings } from './identity-settings.js';
import { IdentityRun } from './identity-run.js';
import { statements } from './statements.js';

export interface IdentityOptions {
  /** The project's warehouse. */
  warehouse: ProjectWarehouse;
  /** A folder of the project's own, for the lock. */
  folder: string;
  settings(): Promise<IdentitySettings>;
  /** Has the views follow when the first persons are merged or the last ones are parted. */
  refreshViews(): Promise<void>;
}

export const identifierTypes = ['customerId', 'anonymousId'] as const;

/** An id that was, or is to be, merged into a customer. */
export interface Identifier {
  type: (typeof identifierTypes)[number];
  value: string;
}

interface LastSettings {
  settings: string;
  is_done: boolean;
  /** whether everything stored was worked out once */
  was_done: boolean | number;
}

interface BlockFacts {
  links: string;
  visits: string;
  order_visits: string;
}

const lockMilliseconds = 120_000;
const fromTypes = { customerId: 'customer', anonymousId: 'visitor' } as const;

/**
 * Which ids are one person. Links are kept as they were said, and who counts for whom is worked out from all of them: so it does
 * not depend on the order in which they came, and everything can be taken back. One process of a home does so at a time.
 */
export class Identity {
  private isPrepared = false;

  constructor(private readonly options: IdentityOptions) {}

  /**
   * Takes in what the events of a loaded block tell; `incoming` is the table that holds them. To be repeated with the same
   * segment after a failure.
   */
  async afterEvents(incoming: string, segment: string, warehouse = this.options.warehouse): Promise<void> {
    const { rows } = await warehouse.rows<BlockFacts>({ sql: statements.blockFacts, params: { incoming } });
    const { links, visits, order_visits } = rows[0]!;
    const isLinked = links !== '0' || (visits !== '0' && (await this.hasLinks(warehouse)));
    if (!isLinked && order_visits === '0') return;
    await this.locked(warehouse, segment, async (run) => {
      if (links !== '0') await run.find(statements.blockLinks, { incoming });
      if (order_visits !== '0') {
        await warehouse.command({ sql: statements.noteOrderVisits, params: { incoming } });
        await run.find(statements.orderLinks);
      }
      await run.keep();
      await run.touch(incoming);
      return run.merge();
    });
  }

  /** Takes in what the orders of a loaded segment tell: whose the visitors are that named them. */
  async afterOrders(segment: string, warehouse = this.options.warehouse): Promise<void> {
    const { rows } = await warehouse.rows({ sql: 'select 1 from order_visits limit 1' });
    if (rows.length === 0) return;
    await this.locked(warehouse, `${segment}:orders`, async (run) => {
      await run.find(statements.orderLinks);
      if ((await run.keep()) === 0) return false;
      await run.touch();
      return run.merge();
    });
  }

  /** The rules as they are now. */
  settings(): Promise<IdentitySettings> {
    return this.options.settings();
  }

  /** Keeps somebody's decision that an id is, or is not, that of a customer; it stands until the next one. */
  async decide(
    kind: 'joined' | 'parted',
    identifier: Identifier,
    customers: readonly string[],
  ): Promise<void> {
    const { warehouse } = this.options;
    const rows = customers.map((customer) => ({
      kind,
      from_type: fromTypes[identifier.type],
      from_id: identifier.value,
      customer_id: customer,
      linked_at: new Date().toISOString().replace('T', ' ').slice(0, 23),
    }));
    await warehouse.insert('identity_links', rows.map((row) => JSON.stringify(row)).join('\n'));
    await this.rebuild();
  }

  /** Works out anew who is merged: after the settings changed, a decision, or an erasure. */
  async rebuild(): Promise<void> {
    await this.workOut(undefined, (run) => run.mergeAll());
  }

  /**
   * Works everything out anew if the settings are not those that it was worked out by; from all events and orders that are
   * stored where it never was.
   */
  async follow(): Promise<void> {
    const { warehouse } = this.options;
    const { rows } = await warehouse.rows<LastSettings>({ sql: lastSettings });
    const [last] = rows;
    if (!last?.was_done) await this.takeStored();
    else if (!last.is_done || last.settings !== asText(await this.options.settings())) await this.rebuild();
  }

  private async takeStored(): Promise<void> {
    const { warehouse } = this.options;
    const { rows } = await warehouse.rows({ sql: 'select 1 from events limit 1' });
    if (rows.length === 0) return;
    const incoming = 'events';
    await this.workOut('stored', async (run) => {
      await run.find(statements.blockLinks, { incoming });
      await warehouse.command({ sql: statements.noteOrderVisits, params: { incoming } });
      await run.find(statements.orderLinks);
      await run.keep();
      return run.mergeAll();
    });
  }

  /** Works out everything, and notes that the settings are what it was worked out by. */
  private async workOut(
    block: string | undefined,
    work: (run: IdentityRun) => Promise<boolean>,
  ): Promise<void> {
    this.isPrepared = false;
    await this.locked(this.options.warehouse, block, async (run) => {
      const isChanged = await work(run);
      await this.note(this.options.warehouse, await this.options.settings(), true);
      return isChanged;
    });
  }

  private async hasLinks(warehouse: ProjectWarehouse): Promise<boolean> {
    const { rows } = await warehouse.rows({ sql: 'select 1 from identity_links limit 1' });
    return rows.length > 0;
  }

  private async locked(
    warehouse: ProjectWarehouse,
    segment: string | undefined,
    work: (run: IdentityRun) => Promise<boolean>,
  ): Promise<void> {
    mkdirSync(this.options.folder, { recursive: true, mode: 0o700 });
    const lock = await waitForLock(join(this.options.folder, 'identity.lock'), lockMilliseconds);
    try {
      const settings = await this.options.settings();
      await this.prepare(warehouse, settings);
      const isChanged = await new IdentityRun(warehouse, settings, segment).use(work);
      if (isChanged) await this.options.refreshViews();
    } finally {
      lock.release();
    }
  }

  /** Notes the settings where the views find them. */
  private async prepare(warehouse: ProjectWarehouse, settings: IdentitySettings): Promise<void> {
    if (this.isPrepared) return;
    const { rows } = await warehouse.rows<LastSettings>({ sql: lastSettings });
    if (rows[0]?.settings !== asText(settings)) await this.note(warehouse, settings, false);
    this.isPrepared = true;
  }

  private note(warehouse: ProjectWarehouse, settings: IdentitySettings, isDone: boolean): Promise<void> {
    const row = {
      blocked_values: allBlocked(settings),
      most_customers: settings.mostCustomerIds,
      most_visitors: settings.mostAnonymousIds,
      is_done: isDone,
    };
    return warehouse.insert('identity_settings', JSON.stringify(row));
  }
}

const lastSettings = `select
    toJSONString((blocked_values, most_customers, most_visitors)) as settings,
    is_done,
    (select max(is_done) from identity_settings) as was_done
from identity_settings
order by set_at desc
limit 1`;

const asText = (settings: IdentitySettings) =>
  JSON.stringify([allBlocked(settings), settings.mostCustomerIds, settings.mostAnonymousIds]);
