import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';
import { Problem } from '#core';

/** Any number that no other program locks in the same PostgreSQL database. */
const migrationLock = 4_201_737_001;

/**
 * Applies the migrations that the store lacks, in one transaction, while whoever else opens the store waits.
 * @throws Problem `conflict` when the store was written by a newer version
 */
export async function migrate(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await (source.options.type === 'postgres' ? onPostgres(source, runner) : onSqlite(source, runner));
  } finally {
    await runner.release();
  }
}

async function onPostgres(source: DataSource, runner: QueryRunner): Promise<void> {
  await runner.startTransaction();
  try {
    await runner.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await apply(source, runner);
    await runner.commitTransaction();
  } catch (error) {
    await unlessOver(runner.rollbackTransaction());
    throw error;
  }
}

async function onSqlite(source: DataSource, runner: QueryRunner): Promise<void> {
  // `immediate` takes the write lock before anything is read; TypeORM's own transaction takes it too late.
  await runner.query('begin immediate');
  try {
    await apply(source, runner);
    await runner.query('commit');
  } catch (error) {
    await unlessOver(runner.query('rollback'));
    throw error;
  }
}

/** The store may have rolled back by itself; the error that led here is the one to tell. */
async function unlessOver(rollback: Promise<unknown>): Promise<void> {
  await rollback.catch(() => undefined);
}

async function apply(source: DataSource, runner: QueryRunner): Promise<void> {
  const executor = new MigrationExecutor(source, runner);
  const known = new Set(source.migrations.map((migration) => migration.name));
  const stranger = (await executor.getExecutedMigrations()).find(({ name }) => !known.has(name));
  if (stranger) {
    throw new Problem(
      'conflict',
      `the metadata store was written by a newer version of Clientele (it has the migration ${stranger.name})`,
    );
  }
  executor.transaction = 'none';
  await executor.executePendingMigrations();
}
