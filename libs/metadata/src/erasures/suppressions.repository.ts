import { randomBytes } from 'node:crypto';
import { MoreThanOrEqual } from 'typeorm';
import type { Store } from '../store/store.js';
import { Suppression, SuppressionKey } from './suppression.entity.js';

/** SQLite takes about 32,000 values a statement. */
const rowsPerStatement = 5_000;

/** The ids that were erased, as keyed hashes. */
export class Suppressions {
  constructor(private readonly store: Store) {}

  /** The secret that a project's ids are hashed with; made when it is first asked for. */
  async secret(project: string): Promise<string> {
    const secret = randomBytes(32).toString('hex');
    await this.store.insertMissing(SuppressionKey, [{ project, secret }]);
    return (await this.store.rows(SuppressionKey).findOneByOrFail({ project })).secret;
  }

  async add(project: string, digests: readonly string[], suppressedAt: Date): Promise<void> {
    for (let from = 0; from < digests.length; from += rowsPerStatement) {
      const part = digests.slice(from, from + rowsPerStatement);
      await this.store.insertMissing(
        Suppression,
        part.map((digest) => ({ project, digest, suppressedAt })),
      );
    }
  }

  /** Those that were added at `since` or later, oldest first. */
  list(project: string, since: Date): Promise<Suppression[]> {
    const where = { project, suppressedAt: MoreThanOrEqual(since) };
    return this.store.rows(Suppression).find({ where, order: { suppressedAt: 'asc' } });
  }
}
