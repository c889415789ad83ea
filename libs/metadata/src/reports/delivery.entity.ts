import { Column, Entity } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '../store/columns.js';

/**
 * `pending` waits for `nextAttemptAt`, `sending` was claimed by one process; `uncertain` was claimed by one that died, so that nobody
 * knows whether it arrived, and is not sent again.
 */
export type DeliveryState = 'pending' | 'sending' | 'delivered' | 'failed' | 'uncertain';

/** The sending of one revision over one channel. */
@Entity('deliveries')
export class Delivery {
  @IdColumn()
  id!: string;

  @TextColumn(36)
  runId!: string;

  /** Names the channel without its secret; unique for the run. */
  @TextColumn(200)
  channel!: string;

  @TextColumn(20)
  state!: DeliveryState;

  @Column('integer')
  attempts!: number;

  @InstantColumn({ nullable: true })
  nextAttemptAt!: Date | null;

  @Column('text', { nullable: true })
  lastError!: string | null;

  @InstantColumn({ nullable: true })
  claimedAt!: Date | null;

  @InstantColumn({ nullable: true })
  deliveredAt!: Date | null;

  @InstantColumn()
  createdAt!: Date;
}
