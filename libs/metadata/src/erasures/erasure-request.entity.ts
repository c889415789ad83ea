import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '../store/columns.js';

/** `erase`: everything of the person goes; `disclose`: the person asks what is kept. */
export type ErasureKind = 'erase' | 'disclose';

/** What the law lets somebody ask for, with the day by which it is to be done. */
@Entity('erasure_requests')
export class ErasureRequest {
  @IdColumn()
  id!: string;

  @TextColumn(48)
  project!: string;

  @TextColumn(20)
  kind!: ErasureKind;

  /** Empty: the visitor `anonymousId`; without that, everybody whose rows have this source. */
  @TextColumn(200)
  customerId!: string;

  /** A visitor that is known by this id alone; empty when it is a customer. */
  @TextColumn(200)
  anonymousId!: string;

  /** The `source` of the shop that asked; empty when it was no shop. */
  @TextColumn(100)
  source!: string;

  /** Who asks and why: `shopify customers/redact`. */
  @TextColumn(200)
  reason!: string;

  @InstantColumn()
  requestedAt!: Date;

  @InstantColumn()
  dueAt!: Date;

  /** When it was done; null as long as it is open. */
  @InstantColumn({ nullable: true })
  doneAt!: Date | null;

  /** How much of it each store held, by its name; null before the first look. */
  @JsonColumn({ nullable: true })
  counts!: Record<string, number> | null;
}
