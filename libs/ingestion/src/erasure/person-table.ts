import { newId, Problem } from '#core';
import type { ProjectWarehouse } from '#warehouse';
import { statements } from './statements.js';

/** An id or word of somebody who is erased, as the working table holds it. */
export interface PersonId {
  erasure: string;
  kind: 'customer' | 'visitor' | 'address' | 'tied' | 'tie' | 'word' | 'source' | 'rejected';
  value: string;
}

/**
 * The ids of those who are erased, in a table of the engine's memory. They go there as the body of an insert: the engine's
 * log quotes the text of a query that fails, with the values that were bound to it.
 */
export class PersonTable {
  private readonly params = { ids: `erasing_${newId().replaceAll('-', '')}` };
  private put = 0;

  private constructor(private readonly warehouse: ProjectWarehouse) {}

  /** Makes the table, has it used, and drops it whatever happens. */
  static async use<T>(warehouse: ProjectWarehouse, use: (table: PersonTable) => Promise<T>): Promise<T> {
    const table = new PersonTable(warehouse);
    await warehouse.command({ sql: statements.makeIds, params: table.params });
    try {
      return await use(table);
    } finally {
      await warehouse.command({ sql: statements.dropIds, params: table.params }).catch(() => undefined);
    }
  }

  async add(ids: readonly PersonId[]): Promise<void> {
    if (ids.length === 0) return;
    this.put += ids.length;
    await this.warehouse.insert(this.params.ids, ids.map((id) => JSON.stringify(id)).join('\n'));
  }

  /** Runs one of the statements that read or fill the table. */
  run(sql: string, erasures: readonly string[] = []): Promise<void> {
    return this.warehouse.command({ sql, params: { ...this.params, erasures: [...erasures] } });
  }

  /** @throws Problem `warehouse-unavailable` when the engine was restarted, and the table is empty */
  async known(): Promise<PersonId[]> {
    const { rows } = await this.warehouse.rows<PersonId>({ sql: statements.knownIds, params: this.params });
    if (this.put > 0 && rows.length === 0) {
      throw new Problem('warehouse-unavailable', 'The warehouse was restarted while somebody was erased.');
    }
    return rows;
  }

  /** The rejected rows that may be about one of them, as NDJSON. */
  rejectedTexts() {
    const question = { sql: statements.rejectedTexts, params: this.params };
    return this.warehouse.stream(question, 'JSONEachRow', { profile: 'export' });
  }
}
