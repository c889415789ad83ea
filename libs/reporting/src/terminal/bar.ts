import { span, type Span, type Style } from './span.js';

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of `ratio` (0..1) of `width` columns, to an eighth of a column. What is above zero shows at least a sliver. */
export function bar(ratio: number, width: number, style: Style = 'accent'): Span[] {
  const parts = filled(ratio, width);
  const text = '█'.repeat(Math.floor(parts / 8)) + eighths[parts % 8]!;
  return text ? [span(text, style)] : [];
}

/** A bar in a track: the filled share, and the rest hatched for those who are not there. */
export function trackBar(ratio: number, width: number, style: Style = 'accent'): Span[] {
  const own = bar(ratio, width, style);
  const rest = width - (own[0]?.text.length ?? 0);
  return rest > 0 ? [...own, span('╱'.repeat(rest), 'hatch')] : own;
}

function filled(ratio: number, width: number): number {
  if (!(ratio > 0)) return 0;
  return Math.max(1, Math.min(width * 8, Math.round(ratio * width * 8)));
}
