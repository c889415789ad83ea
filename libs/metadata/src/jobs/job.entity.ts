import { Column, Entity } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '../store/columns.js';

export type JobStatus = 'running' | 'done' | 'failed';

/** One turn of something that is done once a slot: the night of one project. */
@Entity('jobs')
export class Job {
  @IdColumn()
  id!: string;

  @TextColumn(48)
  project!: string;

  /** Such as `night`. */
  @TextColumn(60)
  name!: string;

  /** Which turn, such as the day `2026-03-01`; unique for project and name, and in order as text. */
  @TextColumn(40)
  slot!: string;

  @TextColumn(20)
  status!: JobStatus;

  /** What is done already, by the step's name, so that a restart goes on from there. */
  @JsonColumn()
  steps!: Record<string, unknown>;

  /** The fencing token under which it was begun last; see Lease. */
  @Column('integer')
  token!: number;

  @Column('text', { nullable: true })
  error!: string | null;

  @InstantColumn()
  startedAt!: Date;

  @InstantColumn({ nullable: true })
  finishedAt!: Date | null;
}
