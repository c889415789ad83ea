import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './statements.js';

export class Shops implements MigrationInterface {
  readonly name = 'Shops1767225600007';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `create table connections (
          id varchar(36) primary key,
          project varchar(48) not null references projects (name),
          shop varchar(20) not null,
          name varchar(100) not null,
          source varchar(100) not null,
          secret varchar(500) not null,
          created_at varchar(24) not null
      )`,
      'create unique index connections_by_name on connections (project, name)',
      `create table webhook_deliveries (
          connection varchar(36) not null,
          delivery varchar(100) not null,
          received_at varchar(24) not null,
          primary key (connection, delivery)
      )`,
      'create index webhook_deliveries_by_time on webhook_deliveries (received_at)',
      `create table webhook_topics (
          connection varchar(36) not null,
          topic varchar(100) not null,
          taken integer not null,
          duplicate integer not null,
          ignored integer not null,
          last_at varchar(24) not null,
          primary key (connection, topic)
      )`,
      `create table shop_refunds (
          connection varchar(36) not null,
          refund varchar(100) not null,
          refunded_at varchar(24) not null,
          primary key (connection, refund)
      )`,
      `create table erasure_requests (
          id varchar(36) primary key,
          project varchar(48) not null references projects (name),
          kind varchar(20) not null,
          customer_id varchar(200) not null,
          source varchar(100) not null,
          reason varchar(200) not null,
          requested_at varchar(24) not null,
          due_at varchar(24) not null,
          done_at varchar(24)
      )`,
      'create index erasure_requests_by_project on erasure_requests (project, done_at)',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'erasure_requests',
      'shop_refunds',
      'webhook_topics',
      'webhook_deliveries',
      'connections',
    ];
    await run(
      runner,
      tables.map((table) => `drop table ${table}`),
    );
  }
}
