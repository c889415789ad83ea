import { bind, sql, type SqlFragment } from '#warehouse';

/** Persons are hashes of 64 bits, so that ranges of equal width hold about as many events. */
const persons = 2n ** 64n;

/** That a person is in the range `index` of `ranges`, counted from 0. */
export function isInRange(index: number, ranges: number): SqlFragment {
  const begin = (persons * BigInt(index)) / BigInt(ranges);
  const end = (persons * BigInt(index + 1)) / BigInt(ranges);
  const isBehind = sql`person >= ${bind(begin.toString(), 'UInt64')}`;
  return end === persons ? isBehind : sql`${isBehind} and person < ${bind(end.toString(), 'UInt64')}`;
}
