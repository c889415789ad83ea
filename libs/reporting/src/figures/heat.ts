/** The number of shades above the empty one. */
export const heatLevels = 5;

/** The shade 0..5 for `value` on a scale that begins at 0 and ends at `highest`; negative values take shade 0. */
export function heatLevel(value: number, highest: number): number {
  if (!(highest > 0) || !(value > 0)) return 0;
  return Math.min(heatLevels, Math.round((value / highest) * heatLevels));
}
