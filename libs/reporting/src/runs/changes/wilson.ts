const z = 1.959963984540054;

/** Below this many, a rate is weak. */
export const enough = 30;

/** The 95 % interval of a rate of `hits` in `n` (Wilson 1927): `[low, high]`, all of 0..1 for n = 0. */
export function wilson(hits: number, n: number): [number, number] {
  if (n === 0) return [0, 1];
  const p = hits / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}
