import { Column, Entity } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '../store/columns.js';

/** A state of a dashboard page that somebody gave a name. */
@Entity('saved_views')
export class SavedView {
  @IdColumn()
  id!: string;

  @TextColumn(48)
  project!: string;

  @TextColumn(36)
  ownerId!: string;

  /** The dashboard's page, such as `funnels`. */
  @TextColumn(40)
  page!: string;

  /** Unique for owner, project and page. */
  @TextColumn(200)
  name!: string;

  /** The query string that holds the state. */
  @Column('text')
  address!: string;

  /** Whether the others in the project see it. */
  @Column('boolean')
  shared!: boolean;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
