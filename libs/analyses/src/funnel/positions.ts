import type { SqlFragment } from '#warehouse';

/**
 * The events of each actor as one sorted array of 64-bit keys: time, then 16 bits that say what the position can be.
 * `source` has the columns `actor`, `held` where a property is, and `keys`.
 */
export interface Positions {
  readonly source: SqlFragment;
  /** Columns of the source that the rows keep beside what is made of the keys. */
  readonly carried?: readonly SqlFragment[];
  /** Whether the 16 bits `s` of a position let an attempt go on to step `k`. */
  takes(k: number): SqlFragment;
  /** Whether a position can serve one step only, so that the next step is looked for behind it. */
  readonly isShifted: boolean;
}

/** The lower bits of a key; above them stands the time. */
export const stepBits = 16;

/**
 * Of the 16 bits, the upper four are the place among equal times, the lower twelve steps or classes. Place 0 is for
 * exclusions, which so come before everything of their time.
 */
export const placeBit = 4096;
