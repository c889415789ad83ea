import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../store/columns.js';

/** When a refund was first heard of, for shops whose orders list refunds without their time. */
@Entity('shop_refunds')
export class ShopRefund {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  connection!: string;

  @PrimaryColumn({ type: 'varchar', length: 100 })
  refund!: string;

  @InstantColumn()
  refundedAt!: Date;
}
