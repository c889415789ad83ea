import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn } from '../store/columns.js';

/** An id whose rows are not taken any more, as a keyed hash: whom it names cannot be read from it. */
@Entity('suppressions')
export class Suppression {
  @PrimaryColumn({ type: 'varchar', length: 48 })
  project!: string;

  @PrimaryColumn({ type: 'varchar', length: 22 })
  digest!: string;

  @InstantColumn()
  suppressedAt!: Date;
}

/** What a project's hashes are keyed by. */
@Entity('suppression_keys')
export class SuppressionKey {
  @PrimaryColumn({ type: 'varchar', length: 48 })
  project!: string;

  @TextColumn(64)
  secret!: string;
}
