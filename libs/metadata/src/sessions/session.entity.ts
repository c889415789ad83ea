import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '../store/columns.js';

/** Somebody who is signed in on one browser. */
@Entity('sessions')
export class Session {
  @IdColumn()
  id!: string;

  @TextColumn(36)
  userId!: string;

  /** SHA-256 of the cookie's token. */
  @TextColumn(64)
  tokenHash!: string;

  /** What requests that change something must repeat in a header. */
  @TextColumn(43)
  csrfToken!: string;

  @InstantColumn()
  createdAt!: Date;

  /** Moves on with use. */
  @InstantColumn()
  idleExpiresAt!: Date;

  /** Does not move. */
  @InstantColumn()
  expiresAt!: Date;

  @InstantColumn({ nullable: true })
  revokedAt!: Date | null;
}
