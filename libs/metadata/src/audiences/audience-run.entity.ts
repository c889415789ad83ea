import { Column, Entity } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '../store/columns.js';

export type AudienceRunStatus = 'running' | 'published' | 'failed';

/** One refresh of an audience: a line in the ledger of its memberships. The last published one counts. */
@Entity('audience_runs')
export class AudienceRun {
  @IdColumn()
  id!: string;

  @TextColumn(48)
  project!: string;

  @TextColumn(36)
  audienceId!: string;

  @TextColumn(20)
  status!: AudienceRunStatus;

  /** The instant at which the rule was asked. */
  @InstantColumn()
  asOf!: Date;

  /** Up to which row of the warehouse the members are known, as the warehouse writes it. */
  @TextColumn(40, { nullable: true })
  watermark!: string | null;

  @TextColumn(64)
  definitionHash!: string;

  @Column('integer', { nullable: true })
  size!: number | null;

  /** Of the sorted members, so that two memberships can be compared. */
  @TextColumn(64, { nullable: true })
  checksum!: string | null;

  /** Members that the last published run did not have. */
  @Column('integer', { name: 'entered_count', nullable: true })
  entered!: number | null;

  /** Members of the last published run that are gone. */
  @Column('integer', { name: 'left_count', nullable: true })
  left!: number | null;

  @Column('text', { nullable: true })
  error!: string | null;

  @InstantColumn()
  startedAt!: Date;

  @InstantColumn({ nullable: true })
  finishedAt!: Date | null;
}
