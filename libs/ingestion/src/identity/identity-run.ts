import { newId, Problem } from '#core';
import type { ProjectWarehouse } from '#warehouse';
import { type CustomerMerge, customerMerges, type CustomerStatement } from './customer-merges.js';
import type { IdentitySettings } from './identity-settings.js';
import { statements } from './statements.js';

interface StoredStatement extends CustomerStatement {
  from_person: string;
  customer_person: string;
}

interface StoredMerge {
  identifier: string;
  into_customer_id: string;
  linked_at: string;
}

/** One time that links are taken in and the persons are merged anew whom they are about. Every step may be repeated. */
export class IdentityRun {
  private readonly names: Record<'links' | 'touched' | 'customers', string>;
  private readonly block: string;

  constructor(
    private readonly warehouse: ProjectWarehouse,
    private readonly settings: IdentitySettings,
    block?: string,
  ) {
    this.block = block ?? newId();
    const id = newId().replaceAll('-', '');
    this.names = { links: `links_${id}`, touched: `touched_${id}`, customers: `touched_customers_${id}` };
  }

  /** Makes the working tables, does the work and drops them; tells whether anybody was merged or parted. */
  async use(work: (run: IdentityRun) => Promise<boolean>): Promise<boolean> {
    const { links, touched, customers } = this.names;
    try {
      await this.warehouse.command({ sql: statements.makeLinks, params: { links } });
      for (const table of [touched, customers]) {
        await this.warehouse.command({ sql: statements.makePersons, params: { table } });
      }
      await this.run(statements.mark);
      return await work(this);
    } finally {
      await this.run(statements.dropTables).catch(() => undefined);
    }
  }

  /** Takes links from one of the statements that find them. */
  async find(statement: string, params: Record<string, string> = {}): Promise<void> {
    await this.run(statement, { ...params, block: this.block });
  }

  /** Keeps the links that were found; once for a block, whatever is repeated. Tells how many there are. */
  async keep(): Promise<number> {
    const found = await this.count(this.names.links);
    if (found > 0) await this.run(statements.keepLinks, {}, `${this.block}:links`);
    return found;
  }

  /** Finds the visitors whom the new links are about, and with the events of a block those whose events came later. */
  async touch(incoming?: string): Promise<void> {
    if (incoming === undefined) await this.run(statements.linkedVisitors);
    else await this.run(statements.touchedVisitors, { incoming });
  }

  /** Merges everybody whom links are about. */
  async mergeAll(): Promise<boolean> {
    await this.run(statements.allCustomers);
    return this.merge();
  }

  /**
   * Merges the touched visitors and the customers of the links; tells whether anything changed.
   * @throws Problem `warehouse-unavailable` when the engine was restarted meanwhile: its working tables are empty then
   */
  async merge(): Promise<boolean> {
    const changed = [await this.mergeCustomers(), await this.mergeVisitors()].includes(true);
    if (await this.isMarked()) return changed;
    throw new Problem('warehouse-unavailable', 'The warehouse was restarted while persons were merged.');
  }

  /** Most blocks tell of nobody whose rows would count for another person. */
  private async mergeVisitors(): Promise<boolean> {
    await this.run(statements.touchedCustomers);
    if ((await this.count(this.names.customers)) === 0) return false;
    const before = await this.version();
    await this.run(statements.mergeVisitors, {
      most_visitors: String(this.settings.mostAnonymousIds),
      version: String(before + 1),
    });
    return (await this.version()) > before;
  }

  /** Works out which customers are one person, of those that links between customers are about. */
  private async mergeCustomers(): Promise<boolean> {
    const seeds = await this.seeds();
    if (seeds.length === 0) return false;
    const { found, persons } = await this.closure(seeds);
    const wanted = customerMerges(found, this.settings);
    const present = await this.present(persons);
    const ids = new Map(
      found.flatMap((one) => [
        [one.from_id, one.from_person] as const,
        [one.customer_id, one.customer_person] as const,
      ]),
    );
    const version = (await this.version()) + 1;
    const rows = [...ids].flatMap(([id, person]) => {
      const [merge, now] = [wanted.get(id), present.get(id)];
      if (merge?.into === now?.into && merge?.linkedAt === now?.linkedAt) return [];
      return [mergedPerson(id, person, merge, ids, version)];
    });
    if (rows.length > 0) {
      await this.warehouse.insert('merged_persons', rows.map((row) => JSON.stringify(row)).join('\n'));
    }
    const touched = [...persons].map((person) => JSON.stringify({ person })).join('\n');
    await this.warehouse.insert(this.names.customers, touched);
    return rows.length > 0;
  }

  /** The customers of links between customers that were just found, or that are touched anyway. */
  private async seeds(): Promise<string[]> {
    const { rows } = await this.warehouse.rows<{ person: string }>({
      sql: statements.linkedCustomers,
      params: this.names,
    });
    return rows.map(({ person }) => person);
  }

  /** Every statement that reaches one of the customers over others. */
  private async closure(seeds: readonly string[]) {
    const persons = new Set(seeds);
    let found: StoredStatement[] = [];
    for (let size = 0; persons.size > size;) {
      size = persons.size;
      const { rows } = await this.warehouse.rows<StoredStatement>({
        sql: statements.customerStatements,
        params: { persons: [...persons] },
      });
      found = rows;
      for (const { from_person, customer_person } of rows) persons.add(from_person).add(customer_person);
    }
    return { found, persons };
  }

  private async present(persons: ReadonlySet<string>): Promise<Map<string, CustomerMerge>> {
    const { rows } = await this.warehouse.rows<StoredMerge>({
      sql: statements.presentCustomers,
      params: { persons: [...persons] },
    });
    return new Map(
      rows.map((row) => [row.identifier, { into: row.into_customer_id, linkedAt: row.linked_at }]),
    );
  }

  private async count(table: string): Promise<number> {
    const { rows } = await this.warehouse.rows<{ rows: string }>({
      sql: 'select count() as rows from {table:Identifier}',
      params: { table },
    });
    return Number(rows[0]!.rows);
  }

  /** Whether the working tables are those that were made: an engine that starts again has them empty. */
  private async isMarked(): Promise<boolean> {
    const { rows } = await this.warehouse.rows<{ marks: string }>({
      sql: statements.marks,
      params: this.names,
    });
    return rows[0]!.marks !== '0';
  }

  private async version(): Promise<number> {
    const { rows } = await this.warehouse.rows<{ version: string }>({
      sql: 'select max(version) as version from merged_persons',
    });
    return Number(rows[0]!.version);
  }

  private run(sql: string, params: Record<string, string> = {}, token?: string): Promise<void> {
    return this.warehouse.command({ sql, params: { ...this.names, ...params } }, { token });
  }
}

function mergedPerson(
  id: string,
  person: string,
  merge: CustomerMerge | undefined,
  ids: ReadonlyMap<string, string>,
  version: number,
) {
  return {
    person,
    identifier_type: 'customer',
    identifier: id,
    into_person: merge ? ids.get(merge.into)! : '0',
    into_customer_id: merge?.into ?? '',
    linked_at: merge?.linkedAt ?? '1970-01-01 00:00:00.000',
    version: String(version),
  };
}
