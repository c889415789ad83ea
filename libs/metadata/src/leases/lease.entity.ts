import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn } from '../store/columns.js';

/** The right to do something alone for a while. */
@Entity('leases')
export class Lease {
  /** What it is the right to, such as `scheduler`. */
  @PrimaryColumn({ type: 'varchar', length: 100 })
  name!: string;

  /** Names one process at one start; never used again. */
  @TextColumn(100)
  holder!: string;

  /** Counts up with every change of hands: work under a smaller token is out of date. */
  @Column('integer')
  token!: number;

  @InstantColumn()
  expiresAt!: Date;
}
