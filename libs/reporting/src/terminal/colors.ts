import type { Span, Style } from './span.js';

/** How many colours a stream shows. */
export type ColorDepth = 'none' | '256' | 'truecolor';

/** What decides about colours; the caller reads the environment, this lib does not. */
export interface ColorQuestion {
  readonly isTTY?: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** FORCE_COLOR beats NO_COLOR beats the stream: colours only on a terminal, as many as it says it has. */
export function colorDepth({ isTTY, env }: ColorQuestion): ColorDepth {
  const forced = env['FORCE_COLOR'];
  const isForced = forced !== undefined && forced !== '0' && forced !== 'false';
  if (!isForced) {
    if (forced !== undefined || env['NO_COLOR'] || !isTTY || env['TERM'] === 'dumb') return 'none';
  }
  return forced === '3' || /truecolor|24bit/i.test(env['COLORTERM'] ?? '') ? 'truecolor' : '256';
}

/** Colours of the look that are read on dark and light terminals alike; shades carry their own ink. */
const foreground: Partial<Record<Style, string>> = {
  quiet: '8a867f',
  hatch: '8a867f',
  accent: '2c9683',
  good: '3f9a5a',
  bad: 'd2564b',
  warn: 'c77a2e',
};
const shades: readonly (readonly [background: string, ink: string])[] = [
  ['f3f0e7', '1d1c1a'],
  ['cfe3da', '1d1c1a'],
  ['9cc9bb', '0b2b25'],
  ['5fa898', '0b2b25'],
  ['2c7a6c', 'ffffff'],
  ['0f5d50', 'ffffff'],
];

/** The spans as text with SGR sequences, or without any when there are no colours. */
export function paint(spans: readonly Span[], depth: ColorDepth): string {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  if (depth === 'none') return spans.map(({ text }) => plain(text)).join('');
  return spans
    .map(({ text, style }) => {
      const codes = style === undefined || text === '' ? [] : sgr(style, depth);
      return codes.length > 0 ? `\u001b[${codes.join(';')}m${plain(text)}\u001b[0m` : plain(text);
    })
    .join('');
}

function sgr(style: Style, depth: ColorDepth): string[] {
  if (style === 'strong') return ['1'];
  if (typeof style === 'number') {
    const [background, ink] = shades[style]!;
    return [color(48, background, depth), color(38, ink, depth)];
  }
  return [color(38, foreground[style]!, depth)];
}

function color(layer: 38 | 48, hex: string, depth: ColorDepth): string {
  const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
  return depth === 'truecolor' ? `${layer};2;${r};${g};${b}` : `${layer};5;${nearest256(r, g, b)}`;
}

/** The nearest of xterm's 6x6x6 cube and its 24 greys. */
function nearest256(r: number, g: number, b: number): number {
  const steps = [0, 95, 135, 175, 215, 255];
  const step = (v: number) =>
    steps.reduce((best, s, i) => (near(s, v) < near(steps[best]!, v) ? i : best), 0);
  const [i, j, k] = [step(r), step(g), step(b)];
  const grey = Math.max(0, Math.min(23, Math.round(((r + g + b) / 3 - 8) / 10)));
  const level = 8 + grey * 10;
  const cubeError = near(steps[i]!, r) + near(steps[j]!, g) + near(steps[k]!, b);
  const greyError = near(level, r) + near(level, g) + near(level, b);
  return greyError < cubeError ? 232 + grey : 16 + 36 * i + 6 * j + k;
}

function near(a: number, b: number): number {
  return (a - b) ** 2;
}
