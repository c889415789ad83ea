import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../store/columns.js';

/** A webhook that was taken: the shop sends it again when it did not hear our answer. */
@Entity('webhook_deliveries')
export class WebhookDelivery {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  connection!: string;

  /** The shop's id of the webhook. */
  @PrimaryColumn({ type: 'varchar', length: 100 })
  delivery!: string;

  @InstantColumn()
  receivedAt!: Date;
}
