import { Column, Entity } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '../store/columns.js';

/** `live` is refreshed every night and on demand, `static` keeps the members that it had first. */
export const audienceKinds = ['live', 'static'] as const;
export type AudienceKind = (typeof audienceKinds)[number];

/** Who shall be reached: the rule. Who is in it stands with its runs and in the warehouse. */
@Entity('audiences')
export class Audience {
  @IdColumn()
  id!: string;

  @TextColumn(48)
  project!: string;

  /** Unique in the project among those that are not archived. */
  @TextColumn(200)
  name!: string;

  @TextColumn(2000)
  description!: string;

  /** The rule tree; its form belongs to the audiences lib. */
  @JsonColumn()
  rule!: unknown;

  @TextColumn(20)
  kind!: AudienceKind;

  /** 0 to 90: the share that every export keeps back. */
  @Column('double precision')
  holdoutPercent!: number;

  /** Counts up with every change. */
  @Column('integer')
  revision!: number;

  /** A user or a key, as in the audit. */
  @TextColumn(100)
  createdBy!: string;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;

  @InstantColumn({ nullable: true })
  archivedAt!: Date | null;
}
