import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './statements.js';

export class Work implements MigrationInterface {
  readonly name = 'Work1767225600005';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `create table leases (
          name varchar(100) primary key,
          holder varchar(100) not null,
          token integer not null,
          expires_at varchar(24) not null
      )`,
      `create table jobs (
          id varchar(36) primary key,
          project varchar(48) not null references projects (name),
          name varchar(60) not null,
          slot varchar(40) not null,
          status varchar(20) not null,
          steps text not null,
          token integer not null,
          error text,
          started_at varchar(24) not null,
          finished_at varchar(24)
      )`,
      'create unique index jobs_by_slot on jobs (project, name, slot)',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['drop table jobs', 'drop table leases']);
  }
}
