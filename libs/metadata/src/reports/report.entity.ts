import { Column, Entity } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '../store/columns.js';

/** What a report shows, for which period, when it is made, and where it goes. The forms of the JSON parts belong to the reporting lib. */
@Entity('reports')
export class Report {
  @IdColumn()
  id!: string;

  @TextColumn(48)
  project!: string;

  /** Unique in the project among those that are not archived. */
  @TextColumn(200)
  name!: string;

  @JsonColumn()
  blocks!: unknown;

  /** Such as `day`, `week`, `month`. */
  @TextColumn(40)
  period!: string;

  /** What each figure stands beside. */
  @JsonColumn()
  comparison!: unknown;

  /** How many periods before the newest are looked at again for rows that came late. */
  @Column('integer')
  latePeriods!: number;

  /** Five-field cron line; null for a report that is made by hand only. */
  @TextColumn(100, { nullable: true })
  cron!: string | null;

  /** IANA zone of the cron line and of the days in the report. */
  @TextColumn(64)
  timeZone!: string;

  @TextColumn(20)
  language!: string;

  /** Where each revision is delivered. */
  @JsonColumn()
  channels!: unknown;

  @Column('boolean')
  enabled!: boolean;

  /** Of what decides about the figures; part of a run's key. */
  @TextColumn(64)
  definitionHash!: string;

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
