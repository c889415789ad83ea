import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn } from '../store/columns.js';

/** A bearer key as stored: the secret itself is never kept. */
@Entity('keys')
export class Key {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @TextColumn(48)
  project!: string;

  @TextColumn(200)
  name!: string;

  /** The public part, by which a key is found and recognised in lists. */
  @TextColumn(12)
  prefix!: string;

  /** SHA-256 of the whole key, in hex. Its 256 random bits need no slow hash. */
  @TextColumn(64)
  hash!: string;

  /** Names of scopes, joined by commas. */
  @TextColumn(100)
  scopes!: string;

  @InstantColumn()
  createdAt!: Date;

  /** To about ten minutes. */
  @InstantColumn({ nullable: true })
  lastUsedAt!: Date | null;

  @InstantColumn({ nullable: true })
  expiresAt!: Date | null;

  @InstantColumn({ nullable: true })
  revokedAt!: Date | null;
}
