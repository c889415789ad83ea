import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './statements.js';

export class ProjectsAndKeys implements MigrationInterface {
  readonly name = 'ProjectsAndKeys1767225600001';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `create table projects (
          name varchar(48) primary key,
          title varchar(200) not null,
          currency varchar(3),
          time_zone varchar(64) not null,
          created_at varchar(24) not null
      )`,
      `create table keys (
          id varchar(36) primary key,
          project varchar(48) not null references projects (name),
          name varchar(200) not null,
          prefix varchar(12) not null unique,
          hash varchar(64) not null,
          scopes varchar(100) not null,
          created_at varchar(24) not null,
          last_used_at varchar(24),
          expires_at varchar(24),
          revoked_at varchar(24)
      )`,
      'create index keys_by_project on keys (project, id)',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['drop table keys', 'drop table projects']);
  }
}
