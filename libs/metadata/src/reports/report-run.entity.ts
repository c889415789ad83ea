import { Column, Entity } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '../store/columns.js';

export type ReportRunStatus = 'running' | 'published' | 'failed';

/** A file of a run, by its path under the folder of reports. */
export interface ReportFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** One making of a report: of one definition, for one period, from the data up to one watermark. */
@Entity('report_runs')
export class ReportRun {
  @IdColumn()
  id!: string;

  @TextColumn(48)
  project!: string;

  @TextColumn(36)
  reportId!: string;

  /** The period, half open. */
  @InstantColumn()
  periodStart!: Date;

  @InstantColumn()
  periodEnd!: Date;

  @TextColumn(64)
  definitionHash!: string;

  /** Up to which row of the warehouse the figures count, as the warehouse writes it. */
  @TextColumn(40)
  watermark!: string;

  /** 1, 2, ... for one report and period. */
  @Column('integer')
  revision!: number;

  /** Why it is not the revision before: late orders, refunds, merges, the definition. Null in the first. */
  @TextColumn(200, { nullable: true })
  reason!: string | null;

  @TextColumn(20)
  status!: ReportRunStatus;

  /** What is done already, by the step's name, so that a restart goes on from there. */
  @JsonColumn()
  steps!: Record<string, unknown>;

  @JsonColumn()
  files!: ReportFile[];

  @Column('text', { nullable: true })
  error!: string | null;

  @InstantColumn()
  startedAt!: Date;

  @InstantColumn({ nullable: true })
  finishedAt!: Date | null;
}
