import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './statements.js';

/** How far back a report is looked at again; reports that stand get what a new one of their period gets. */
export class LatePeriods implements MigrationInterface {
  readonly name = 'LatePeriods1767225600006';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'alter table reports add column late_periods integer not null default 7',
      "update reports set late_periods = 4 where period = 'week'",
      "update reports set late_periods = 2 where period = 'month'",
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['alter table reports drop column late_periods']);
  }
}
