import type { QueryRunner } from 'typeorm';

/** Runs statements that SQLite and PostgreSQL understand alike, one after the other. */
export async function run(runner: QueryRunner, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await runner.query(statement);
}
