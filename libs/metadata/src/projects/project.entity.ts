import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn } from '../store/columns.js';

/** A shop, or whatever is analysed apart from everything else. */
@Entity('projects')
export class Project {
  /** What it is called in addresses, commands and the warehouse's database; see `isProjectName`. */
  @PrimaryColumn({ type: 'varchar', length: 48 })
  name!: string;

  @TextColumn(200)
  title!: string;

  /** ISO 4217; null until it was set or the first order told it. */
  @TextColumn(3, { nullable: true })
  currency!: string | null;

  /** IANA name of the zone in which days begin. */
  @TextColumn(64)
  timeZone!: string;

  /** By which rules ids become one person, as libs/ingestion knows them; null for its defaults. */
  @JsonColumn({ nullable: true })
  identity!: object | null;

  @InstantColumn()
  createdAt!: Date;
}
