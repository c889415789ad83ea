import { gridRows, heatLevel, withCutoffs, type GridCell, type SegmentFigures } from '../figures/index.js';
import { cutoffText, segmentLead, Texts } from '../text/index.js';
import { notes } from './notes.js';
import { answer, footnote, heading, roomOf, type Line, type Screen } from './screen.js';
import type { AnswerOptions } from './segments.js';
import { alignSpans, span, type Span } from './span.js';
import { displayWidth } from './width.js';

/** Recency against frequency: buyers and revenue per cell, darker is more revenue. */
export function renderGrid(answered: SegmentFigures, options: AnswerOptions): string {
  const figures = withCutoffs(answered, options.facts);
  const texts = new Texts(options.language, options.facts);
  const blocks = [gridLines(figures, texts, options), notes(options.facts, texts, options)];
  return answer(texts.say('segments.title'), segmentLead(figures, texts), blocks, texts, options);
}

const margin = 3;
const widestCell = 11;

/** The lines of the grid; none when there are no cells. */
export function gridLines(figures: SegmentFigures, texts: Texts, screen: Screen): Line[] {
  const rows = gridRows(figures);
  if (rows.length === 0) return [];
  const bins = rows.length;
  const width = Math.min(widestCell, Math.floor((roomOf(screen) - margin - bins) / bins));
  const highest = Math.max(0, ...(figures.cells ?? []).map((cell) => Number(cell.revenue)));
  const scale = Array.from({ length: bins }, (_, i) => centre(String(i + 1), width, 'quiet'));
  return [
    ...heading(texts.say('segments.grid'), texts.say('segments.gridNote'), screen),
    [span(texts.say('segments.frequencyScore', { n: bins }), 'quiet')],
    ...rows.flatMap(({ f, cells }) => cellLines(f, cells, { width, highest, texts })),
    [span(' '.repeat(margin)), ...scale.flatMap((piece) => [...piece, span(' ')])],
    [...alignSpans([], margin, 'left'), span(texts.say('segments.recencyScore', { n: bins }), 'quiet')],
    ...cutoffLines(figures, texts, screen),
  ];
}

interface CellStyle {
  readonly width: number;
  readonly highest: number;
  readonly texts: Texts;
}

/** Two lines per score: buyers, and below in the same shade their revenue. */
function cellLines(f: number, cells: readonly (GridCell | undefined)[], style: CellStyle): Line[] {
  const { width, highest, texts } = style;
  const line = (head: string, say: (cell: GridCell) => string): Line => [
    span(head.padEnd(margin), 'quiet'),
    ...cells.flatMap((cell) => [
      ...(cell
        ? centre(say(cell), width, heatLevel(Number(cell.revenue), highest))
        : centre('·', width, 'quiet')),
      span(' '),
    ]),
  ];
  return [
    line(String(f), (cell) => texts.format.count(cell.customers)),
    line('', (cell) => texts.format.shortMoney(cell.revenue)),
  ];
}

function centre(text: string, width: number, style: Span['style']): Span[] {
  const left = Math.max(0, Math.floor((width - displayWidth(text)) / 2));
  const padded = ' '.repeat(left) + text;
  return [span(padded + ' '.repeat(Math.max(0, width - displayWidth(padded))), style)];
}

function cutoffLines({ cutoffs }: SegmentFigures, texts: Texts, screen: Screen): Line[] {
  const text = cutoffs ? cutoffText(cutoffs, texts) : '';
  return text ? footnote(text, screen) : [];
}
