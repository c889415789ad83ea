import type { Clock } from '#core';
import type { DataSource, EntityTarget, ObjectLiteral, QueryDeepPartialEntity, Repository } from 'typeorm';
import { OrderedIds } from './ordered-ids.js';

/** New values of columns; a function returns SQL, such as `revision + 1`. What is undefined stays as it is. */
export type Values<T> = { [Column in keyof T]?: T[Column] | (() => string) };

/** What every repository stands on: the connection, the clock and the source of ids. */
export class Store {
  private readonly ids = new OrderedIds();

  constructor(
    readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  rows<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return this.source.getRepository(entity);
  }

  now(): Date {
    return this.clock.now();
  }

  newId(): string {
    return this.ids.next(this.clock.now());
  }

  /**
   * Sets columns of the rows for which `where` (SQL with `:name` parameters) holds at that very moment, and returns how
   * many there were. Whatever must be atomic goes through here as one statement.
   */
  async change<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    set: Values<T>,
    where: string,
    parameters: Record<string, string | number | boolean | Date>,
  ): Promise<number> {
    const bound = Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        value instanceof Date ? value.toISOString() : value,
      ]),
    );
    const result = await this.rows(entity)
      .createQueryBuilder()
      .update()
      .set(set as QueryDeepPartialEntity<T>)
      .where(where, bound)
      .execute();
    return result.affected ?? 0;
  }

  /** @throws Problem `conflict` when a key is taken or a reference is to nothing */
  async insert<T extends ObjectLiteral>(entity: EntityTarget<T>, row: T): Promise<void> {
    await this.rows(entity).insert(row as QueryDeepPartialEntity<T>);
  }

  /** Inserts rows, and leaves out those whose keys are taken. */
  async insertMissing<T extends ObjectLiteral>(entity: EntityTarget<T>, rows: Partial<T>[]): Promise<void> {
    if (rows.length === 0) return;
    await this.rows(entity)
      .createQueryBuilder()
      .insert()
      .values(rows as QueryDeepPartialEntity<T>[])
      .orIgnore()
      .updateEntity(false)
      .execute();
  }
}
