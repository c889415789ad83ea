import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './statements.js';

export class Reports implements MigrationInterface {
  readonly name = 'Reports1767225600004';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `create table reports (
          id varchar(36) primary key,
          project varchar(48) not null references projects (name),
          name varchar(200) not null,
          blocks text not null,
          period varchar(40) not null,
          comparison text not null,
          cron varchar(100),
          time_zone varchar(64) not null,
          language varchar(20) not null,
          channels text not null,
          enabled boolean not null,
          definition_hash varchar(64) not null,
          revision integer not null,
          created_by varchar(100) not null,
          created_at varchar(24) not null,
          updated_at varchar(24) not null,
          archived_at varchar(24)
      )`,
      'create unique index reports_by_name on reports (project, name) where archived_at is null',
      `create table report_runs (
          id varchar(36) primary key,
          project varchar(48) not null references projects (name),
          report_id varchar(36) not null references reports (id),
          period_start varchar(24) not null,
          period_end varchar(24) not null,
          definition_hash varchar(64) not null,
          watermark varchar(40) not null,
          revision integer not null,
          reason varchar(200),
          status varchar(20) not null,
          steps text not null,
          files text not null,
          error text,
          started_at varchar(24) not null,
          finished_at varchar(24)
      )`,
      'create unique index report_runs_by_revision on report_runs (report_id, period_start, period_end, revision)',
      `create unique index report_runs_by_key
          on report_runs (report_id, period_start, period_end, definition_hash, watermark)`,
      'create index report_runs_by_project on report_runs (project, id)',
      `create table deliveries (
          id varchar(36) primary key,
          run_id varchar(36) not null references report_runs (id),
          channel varchar(200) not null,
          state varchar(20) not null,
          attempts integer not null,
          next_attempt_at varchar(24),
          last_error text,
          claimed_at varchar(24),
          delivered_at varchar(24),
          created_at varchar(24) not null
      )`,
      'create unique index deliveries_by_channel on deliveries (run_id, channel)',
      'create index deliveries_by_state on deliveries (state, next_attempt_at)',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['drop table deliveries', 'drop table report_runs', 'drop table reports']);
  }
}
