import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './statements.js';

export class Audiences implements MigrationInterface {
  readonly name = 'Audiences1767225600003';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `create table audiences (
          id varchar(36) primary key,
          project varchar(48) not null references projects (name),
          name varchar(200) not null,
          description varchar(2000) not null,
          rule text not null,
          kind varchar(20) not null,
          holdout_percent double precision not null,
          revision integer not null,
          created_by varchar(100) not null,
          created_at varchar(24) not null,
          updated_at varchar(24) not null,
          archived_at varchar(24)
      )`,
      'create unique index audiences_by_name on audiences (project, name) where archived_at is null',
      `create table audience_runs (
          id varchar(36) primary key,
          project varchar(48) not null references projects (name),
          audience_id varchar(36) not null references audiences (id),
          status varchar(20) not null,
          as_of varchar(24) not null,
          watermark varchar(40),
          definition_hash varchar(64) not null,
          size integer,
          checksum varchar(64),
          entered_count integer,
          left_count integer,
          error text,
          started_at varchar(24) not null,
          finished_at varchar(24)
      )`,
      'create index audience_runs_by_audience on audience_runs (audience_id, id)',
      `create table mappings (
          project varchar(48) not null references projects (name),
          name varchar(100) not null,
          kind varchar(20) not null,
          mapping text not null,
          created_at varchar(24) not null,
          updated_at varchar(24) not null,
          primary key (project, name)
      )`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['drop table mappings', 'drop table audience_runs', 'drop table audiences']);
  }
}
