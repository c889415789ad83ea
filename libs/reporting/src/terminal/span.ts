import { displayWidth, fitText } from './width.js';

/** What a stretch of text is; a number 0..5 is a shade of the heat scale behind it. */
export type Style = 'strong' | 'quiet' | 'accent' | 'good' | 'bad' | 'warn' | 'hatch' | number;

export interface Span {
  readonly text: string;
  readonly style?: Style;
}

export function span(text: string, style?: Style): Span {
  return style === undefined ? { text } : { text, style };
}

export function spansWidth(spans: readonly Span[]): number {
  return spans.reduce((sum, { text }) => sum + displayWidth(text), 0);
}

/** The spans in exactly `width` columns: filled up on the side that `align` leaves free, or cut with an ellipsis. */
export function alignSpans(spans: readonly Span[], width: number, align: 'left' | 'right'): Span[] {
  const own = spansWidth(spans);
  if (own > width) return cut(spans, width);
  const gap = span(' '.repeat(width - own));
  if (own === width) return [...spans];
  return align === 'left' ? [...spans, gap] : [gap, ...spans];
}

function cut(spans: readonly Span[], width: number): Span[] {
  const kept: Span[] = [];
  let room = width;
  for (const { text, style } of spans) {
    const fitted = fitText(text, room);
    kept.push(span(fitted, style));
    room -= displayWidth(fitted);
    if (fitted !== text) break;
  }
  return room > 0 ? [...kept, span(' '.repeat(room))] : kept;
}
