import { describe, expect, it } from '@jest/globals';
import { dark, light, themeCss, type Tokens } from './theme.js';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

type Name = keyof Tokens;
const inks: Name[] = ['ink', 'ink-2', 'ink-3', 'accent', 'good', 'bad', 'warn'];
const pairs: [ink: Name, ground: Name][] = [
  ...inks.flatMap((ink): [Name, Name][] => [
    [ink, 'bg'],
    [ink, 'panel'],
  ]),
  ['ink', 'warn-2'],
  ['warn', 'warn-2'],
  ...([0, 1, 2, 3, 4, 5] as const).map((n): [Name, Name] => [`on-${n}`, `heat-${n}`]),
  // The stripes below the number of an immature cell.
  ['ink', 'heat-0'],
  ['ink', 'heat-1'],
  ['ink', 'heat-2'],
];

describe('theme', () => {
  it.each([
    ['light', light],
    ['dark', dark],
  ])('keeps 4.5:1 for every text in %s', (_, tokens) => {
    const weak = pairs
      .map(([ink, ground]) => ({ ink, ground, ratio: contrast(tokens[ink], tokens[ground]) }))
      .filter(({ ratio }) => ratio < 4.5);
    expect(weak).toEqual([]);
  });

  it('follows the system unless the page says otherwise, and prints on white', () => {
    const css = themeCss();
    expect(css).toContain('@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light])');
    expect(css).toContain('@media screen{:root[data-theme=dark]');
    expect(css.split('\n')[0]).toContain('--panel:#ffffff');
  });
});
