import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './statements.js';

export class People implements MigrationInterface {
  readonly name = 'People1767225600002';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `create table users (
          id varchar(36) primary key,
          email varchar(254) not null unique,
          name varchar(200),
          password_hash varchar(200),
          role varchar(20) not null,
          language varchar(20) not null,
          theme varchar(20) not null,
          created_at varchar(24) not null,
          disabled_at varchar(24)
      )`,
      `create table sessions (
          id varchar(36) primary key,
          user_id varchar(36) not null references users (id),
          token_hash varchar(64) not null unique,
          csrf_token varchar(43) not null,
          created_at varchar(24) not null,
          idle_expires_at varchar(24) not null,
          expires_at varchar(24) not null,
          revoked_at varchar(24)
      )`,
      'create index sessions_by_user on sessions (user_id)',
      `create table sign_in_links (
          token_hash varchar(64) primary key,
          user_id varchar(36) references users (id),
          created_at varchar(24) not null,
          expires_at varchar(24) not null,
          consumed_at varchar(24)
      )`,
      `create table saved_views (
          id varchar(36) primary key,
          project varchar(48) not null references projects (name),
          owner_id varchar(36) not null references users (id),
          page varchar(40) not null,
          name varchar(200) not null,
          address text not null,
          shared boolean not null,
          created_at varchar(24) not null,
          updated_at varchar(24) not null
      )`,
      'create unique index saved_views_by_name on saved_views (project, owner_id, page, name)',
      `create table audit (
          id varchar(36) primary key,
          project varchar(48),
          actor varchar(100) not null,
          action varchar(60) not null,
          subject varchar(200) not null,
          details text not null,
          at varchar(24) not null
      )`,
      'create index audit_by_project on audit (project, id)',
      'create index audit_by_subject on audit (subject, id)',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['audit', 'saved_views', 'sign_in_links', 'sessions', 'users'];
    await run(
      runner,
      tables.map((table) => `drop table ${table}`),
    );
  }
}
