import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn } from '../store/columns.js';

/** How the columns of somebody's files become our fields, saved under a name. */
@Entity('mappings')
export class Mapping {
  @PrimaryColumn({ type: 'varchar', length: 48 })
  project!: string;

  @PrimaryColumn({ type: 'varchar', length: 100 })
  name!: string;

  /** What the files hold: `orders`, `events`, ... */
  @TextColumn(20)
  kind!: string;

  /** Its form belongs to the ingestion lib. */
  @JsonColumn()
  mapping!: unknown;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
