import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../store/columns.js';

/** How many webhooks of a topic came, and what became of them: received = taken + duplicate + ignored. */
@Entity('webhook_topics')
export class WebhookTopic {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  connection!: string;

  @PrimaryColumn({ type: 'varchar', length: 100 })
  topic!: string;

  @Column({ type: 'integer' })
  taken!: number;

  /** Came before, and changed nothing. */
  @Column({ type: 'integer' })
  duplicate!: number;

  /** Of a topic that we have no rows for. */
  @Column({ type: 'integer' })
  ignored!: number;

  @InstantColumn()
  lastAt!: Date;
}
