/** The quantile of the standard normal distribution that leaves 2.5 % on each side. */
const z95 = 1.959963984540054;

/** A rate of fewer than this many is weak: its interval is so wide that it says little. */
export const weakBelow = 30;

/** The 95 % interval of a rate of `hits` in `n` (Wilson 1927): `[low, high]`, all of 0..1 for n = 0. */
export function wilson(hits: number, n: number): [low: number, high: number] {
  if (n === 0) return [0, 1];
  const p = hits / n;
  const middle = p + (z95 * z95) / (2 * n);
  const half = z95 * Math.sqrt((p * (1 - p)) / n + (z95 * z95) / (4 * n * n));
  const scale = 1 + (z95 * z95) / n;
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}
