import { Problem } from '#core';
import { checkText } from '../store/checks.js';
import type { Store } from '../store/store.js';
import { Mapping } from './mapping.entity.js';

export type NewMapping = Pick<Mapping, 'project' | 'name' | 'kind' | 'mapping'>;

export class Mappings {
  constructor(private readonly store: Store) {}

  /** Keeps the mapping under its name, in place of an older one. */
  async save({ project, name, kind, mapping }: NewMapping): Promise<Mapping> {
    checkText('name', name, 100);
    const now = this.store.now();
    const row = { project, name, kind, mapping: mapping, createdAt: now, updatedAt: now };
    await this.store.insertMissing(Mapping, [row]);
    const set = { kind, mapping: mapping, updatedAt: now };
    await this.store.change(Mapping, set, 'project = :project and name = :name', { project, name });
    return this.get(project, name);
  }

  /** @throws Problem `not-found` that names it */
  async get(project: string, name: string): Promise<Mapping> {
    const mapping = await this.store.rows(Mapping).findOneBy({ project, name });
    if (mapping) return mapping;
    throw new Problem(
      'not-found',
      `there is no mapping ${JSON.stringify(name.slice(0, 100))} in this project`,
    );
  }

  list(project: string): Promise<Mapping[]> {
    return this.store.rows(Mapping).find({ where: { project }, order: { name: 'asc' } });
  }

  /** @throws Problem `not-found` */
  async remove(project: string, name: string): Promise<void> {
    const { affected } = await this.store.rows(Mapping).delete({ project, name });
    if (!affected) await this.get(project, name);
  }
}
