import { join, sql, type SqlFragment } from '#warehouse';

const none = sql``;
const digits = [sql`0`, sql`1`, sql`2`, sql`3`, sql`4`, sql`5`, sql`6`, sql`7`, sql`8`, sql`9`] as const;

/**
 * A whole number that the funnel's shape gives (a step, a bit, never a value from outside) as SQL text, which also
 * makes the tail of a column's name: `x3`.
 */
export function whole(number: number): SqlFragment {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${number} is no whole number`);
  return join(
    [...String(number)].map((character) => digits[Number(character)]!),
    none,
  );
}

/** The whole numbers from `first` to `last`, both included. */
export function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
