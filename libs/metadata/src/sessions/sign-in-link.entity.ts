import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn } from '../store/columns.js';

/** A link that signs in once: a user, or whoever becomes the first one. */
@Entity('sign_in_links')
export class SignInLink {
  /** SHA-256 of the token in the link. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  tokenHash!: string;

  /** Null in the link that makes the first user. */
  @TextColumn(36, { nullable: true })
  userId!: string | null;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  expiresAt!: Date;

  @InstantColumn({ nullable: true })
  consumedAt!: Date | null;
}
