import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '../store/columns.js';

export const shopNames = ['shopify', 'woocommerce'] as const;
export type ShopName = (typeof shopNames)[number];

/** A shop that sends its webhooks to a project. */
@Entity('connections')
export class Connection {
  @IdColumn()
  id!: string;

  @TextColumn(48)
  project!: string;

  @TextColumn(20)
  shop!: ShopName;

  /** What people call it; one of a kind in the project. */
  @TextColumn(100)
  name!: string;

  /** The `source` of its rows: what tells its order ids from those of another shop. */
  @TextColumn(100)
  source!: string;

  /**
   * What its webhooks are signed with. Signatures are worked out from it, so no hash can stand in its place; no query
   * loads it but the one that checks a signature.
   */
  @TextColumn(500, { select: false })
  secret!: string;

  @InstantColumn()
  createdAt!: Date;
}
