import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '../store/columns.js';

export const roles = ['admin', 'analyst', 'marketer', 'viewer'] as const;
export type Role = (typeof roles)[number];

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** A person who signs in to the dashboard. */
@Entity('users')
export class User {
  @IdColumn()
  id!: string;

  /** Trimmed and in small letters; unique. */
  @TextColumn(254)
  email!: string;

  @TextColumn(200, { nullable: true })
  name!: string | null;

  /** argon2id in PHC form; null for someone who signs in by links only. */
  @TextColumn(200, { nullable: true })
  passwordHash!: string | null;

  @TextColumn(20)
  role!: Role;

  /** BCP 47, such as `en` or `zh-CN`. */
  @TextColumn(20)
  language!: string;

  @TextColumn(20)
  theme!: Theme;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn({ nullable: true })
  disabledAt!: Date | null;
}
