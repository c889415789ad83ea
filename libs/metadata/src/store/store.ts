import type { Clock } from '#core';
import type { DataSource, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { OrderedIds } from './ordered-ids.js';

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
}
