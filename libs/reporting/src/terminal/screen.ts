import type { Sentence, Texts } from '../text/index.js';
import { paint, type ColorDepth } from './colors.js';
import { span, spansWidth, type Span } from './span.js';
import { safeText } from './width.js';

/** Where an answer is written. */
export interface Screen {
  readonly colors: ColorDepth;
  /** Columns of the terminal; 80 when it does not say. */
  readonly width: number;
}

export type Line = readonly Span[];

/** The narrowest terminal that tables are laid out for. */
const narrowest = 30;

/** The room that lines may take: what the terminal has, but never so wide that a row cannot be followed. */
export function roomOf(screen: Screen, widest = 120): number {
  return Math.max(narrowest, Math.min(screen.width || 80, widest));
}

/** An answer: its title and lead first, then the blocks, each set off by an empty line. Ends with a line break. */
export function answer(
  title: string,
  lead: readonly Sentence[],
  blocks: readonly (readonly Line[])[],
  texts: Texts,
  screen: Screen,
): string {
  const room = roomOf(screen);
  const head = [
    [span(safeText(title), 'strong')],
    ...wrap(sentenceSpans(texts.join(lead)), Math.min(room, 96)),
  ];
  return [head, ...blocks.filter((block) => block.length > 0)]
    .map((block) => block.map((line) => `${paint(line, screen.colors).trimEnd()}\n`).join(''))
    .join('\n');
}

/** The heading of a block: what it shows, and in quiet words how it is read. */
export function heading(title: string, note: string, screen: Screen): Line[] {
  return wrap([span(safeText(title), 'strong'), span('  '), span(note, 'quiet')], roomOf(screen));
}

/** Quiet words below a block. */
export function footnote(text: string, screen: Screen, style: 'quiet' | 'warn' = 'quiet'): Line[] {
  return wrap([span(safeText(text), style)], roomOf(screen));
}

function sentenceSpans(sentence: Sentence): Span[] {
  return sentence.map(({ text, strong }) => span(safeText(text), strong ? 'strong' : undefined));
}

/** Breaks running text into lines of at most `width` columns: at spaces, and between Chinese characters. */
export function wrap(spans: readonly Span[], width: number): Span[][] {
  const lines: Span[][] = [[]];
  let used = 0;
  for (const piece of spans.flatMap(breakable)) {
    const length = spansWidth([{ ...piece, text: piece.text.trimEnd() }]);
    if (used > 0 && used + length > width) {
      lines.push([]);
      used = 0;
    }
    if (used === 0 && piece.text.trim() === '') continue;
    append(lines.at(-1)!, piece);
    used += spansWidth([piece]);
  }
  return lines;
}

/** Neighbours of one style stay one span, so that colour sequences are not repeated for every word. */
function append(line: Span[], piece: Span): void {
  const last = line.at(-1);
  if (last && last.style === piece.style) line[line.length - 1] = span(last.text + piece.text, piece.style);
  else line.push(piece);
}

const wideCharacter = /(?<=[\u2e80-\u9fff\uff00-\uff60])(?![，。；：”）、])|(?<=[ ])/u;

function breakable({ text, style }: Span): Span[] {
  return text.split(wideCharacter).map((piece) => span(piece, style));
}
