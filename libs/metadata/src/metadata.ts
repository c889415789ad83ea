import { systemClock, type Clock } from '#core';
import type { DataSource } from 'typeorm';
import { Keys } from './keys/keys.repository.js';
import { Projects } from './projects/projects.repository.js';
import { openDataSource } from './store/data-source.js';
import { migrate } from './store/migrate.js';
import { Store } from './store/store.js';

export interface MetadataOptions {
  /** The folder that holds `metadata.db`; made when missing. Not used when `url` is given. */
  home: string;
  /** `postgresql://` address of a PostgreSQL database, instead of the file. */
  url?: string;
  clock?: Clock;
}

/** All that is edited and remembered, as opposed to counted: one repository per aggregate. */
export class Metadata {
  readonly projects: Projects;
  readonly keys: Keys;

  private constructor(
    private readonly source: DataSource,
    clock: Clock,
  ) {
    const store = new Store(source, clock);
    this.projects = new Projects(store);
    this.keys = new Keys(store, this.projects);
  }

  /**
   * Opens the store, brings its tables up to date and makes the project `default`. Several processes may do so at once.
   * @throws Problem `metadata-unavailable`; `invalid-parameters` for a bad address; `conflict` when a newer version wrote the store
   */
  static async open({ home, url, clock = systemClock }: MetadataOptions): Promise<Metadata> {
    const source = await openDataSource(home, url);
    try {
      await migrate(source);
      const metadata = new Metadata(source, clock);
      await metadata.projects.ensure({ name: 'default', title: 'Default' });
      return metadata;
    } catch (error) {
      await source.destroy();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }
}
