import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './statements.js';

/** Each project has rules of its own by which ids become one person. */
export class Identity implements MigrationInterface {
  readonly name = 'Identity1767225600009';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, ['alter table projects add column identity text']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['alter table projects drop column identity']);
  }
}
