import { Problem } from '#core';
import { chmod, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'libsql';
import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import { entities } from '../entities.js';
import { migrations } from '../migrations/index.js';
import { SnakeNames } from './snake-names.js';
import { withoutSecrets } from './store-errors.js';

const busyMilliseconds = 10_000;

const common = {
  entities: [...entities],
  migrations: [...migrations],
  migrationsTableName: 'clientele_migrations',
  namingStrategy: new SnakeNames(),
  synchronize: false,
  logging: false,
};

/**
 * An open connection to the store: PostgreSQL at `url`, else the SQLite file `<home>/metadata.db`.
 * @throws Problem `invalid-parameters` for an address that is none, `metadata-unavailable`
 */
export async function openDataSource(home: string, url: string | undefined): Promise<DataSource> {
  try {
    const source = new DataSource(url === undefined ? await sqliteOptions(home) : postgresOptions(url));
    return await guarded(source).initialize();
  } catch (error) {
    throw withoutSecrets(error);
  }
}

function postgresOptions(url: string): DataSourceOptions {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Problem('invalid-parameters', 'the database URL must be a postgresql:// address');
  }
  return {
    ...common,
    type: 'postgres',
    // pg reads the whole address, sslmode and socket included; TypeORM would keep only parts of it.
    extra: { connectionString: url, max: 10 },
    applicationName: 'clientele',
    connectTimeoutMS: 10_000,
    installExtensions: false,
  };
}

async function sqliteOptions(home: string): Promise<DataSourceOptions> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  const database = join(home, 'metadata.db');
  // Made here, so that the file is never readable by others, and neither are the -wal and -shm that inherit its mode.
  await (await open(database, 'a', 0o600)).close();
  await chmod(database, 0o600);
  return {
    ...common,
    type: 'better-sqlite3',
    driver: Database,
    database,
    prepareDatabase: async (connection: unknown) => prepare(connection as Database.Database),
  };
}

/** WAL lets readers go on beside a writer. The change to it does not wait for other processes by itself, so it is tried again. */
async function prepare(connection: Database.Database): Promise<void> {
  connection.pragma(`busy_timeout = ${busyMilliseconds}`);
  // What is deleted is overwritten with zeros: the file must not go on holding the id of somebody who was erased.
  connection.pragma('secure_delete = ON');
  const deadline = Date.now() + busyMilliseconds;
  for (;;) {
    try {
      connection.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 30));
    }
  }
}

/** Every statement passes one place, where errors lose the values that drivers put into them. */
function guarded(source: DataSource): DataSource {
  const create = source.createQueryRunner.bind(source);
  const seen = new WeakSet<QueryRunner>();
  source.createQueryRunner = (mode) => {
    const runner = create(mode);
    if (seen.has(runner)) return runner;
    seen.add(runner);
    const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>;
    runner.query = (async (...args: unknown[]) => {
      try {
        refuseNul(args[1]);
        return await query(...args);
      } catch (error) {
        throw withoutSecrets(error);
      }
    }) as QueryRunner['query'];
    return runner;
  };
  return source;
}

/** PostgreSQL refuses U+0000 in text, and SQLite would cut the text off there without a word. */
function refuseNul(parameters: unknown): void {
  if (!Array.isArray(parameters)) return;
  if (parameters.some((value) => typeof value === 'string' && value.includes('\0'))) {
    throw new Problem('invalid-parameters', 'a text holds the character U+0000, which cannot be stored');
  }
}
