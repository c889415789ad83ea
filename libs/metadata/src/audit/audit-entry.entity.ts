import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '../store/columns.js';

/** What an entry tells beside its subject: counts, names of formats, ids. Never whom it concerned. */
export type AuditDetails = Record<string, string | number | boolean | null | readonly string[]>;

/** Who did what, once written and never changed. */
@Entity('audit')
export class AuditEntry {
  @IdColumn()
  id!: string;

  /** Null for what concerns no single project. */
  @TextColumn(48, { nullable: true })
  project!: string | null;

  /** `user:<id>`, `key:<id>` or `system`. */
  @TextColumn(100)
  actor!: string;

  /** Such as `audience.export`. */
  @TextColumn(60)
  action!: string;

  /** What it was done to, such as `audience:<id>`. */
  @TextColumn(200)
  subject!: string;

  @JsonColumn()
  details!: AuditDetails;

  @InstantColumn()
  at!: Date;
}
