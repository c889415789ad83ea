import type { CSSProperties } from 'react';

/** The shade 0..5 of a value on a scale from 0 to the highest. */
export function heatLevel(value: number, highest: number): number {
  if (!(highest > 0) || !(value > 0)) return 0;
  return Math.min(5, Math.round((value / highest) * 5));
}

/** Ground and ink of a heat cell; the ink keeps 4.5:1 on its ground. */
export function heatStyle(value: number, highest: number): CSSProperties {
  const level = heatLevel(value, highest);
  return { background: `var(--heat-${level})`, color: `var(--heat-${level}-ink)` };
}
