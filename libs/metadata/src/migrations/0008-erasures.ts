import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './statements.js';

/** Visitors can be erased, too; what an erasure took out is told, and who was erased stays away. */
export class Erasures implements MigrationInterface {
  readonly name = 'Erasures1767225600008';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      "alter table erasure_requests add column anonymous_id varchar(200) not null default ''",
      'alter table erasure_requests add column counts text',
      `create table suppressions (
          project varchar(48) not null references projects (name),
          digest varchar(22) not null,
          suppressed_at varchar(24) not null,
          primary key (project, digest)
      )`,
      'create index suppressions_by_time on suppressions (project, suppressed_at)',
      `create table suppression_keys (
          project varchar(48) primary key references projects (name),
          secret varchar(64) not null
      )`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop table suppression_keys',
      'drop table suppressions',
      'alter table erasure_requests drop column counts',
      'alter table erasure_requests drop column anonymous_id',
    ]);
  }
}
