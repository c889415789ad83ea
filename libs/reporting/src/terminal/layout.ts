import { bar } from './bar.js';
import type { Line } from './screen.js';
import { alignSpans, span, spansWidth, type Span } from './span.js';
import { displayWidth } from './width.js';

/** One column of a table, laid out and ready to be fitted to a width. */
export interface LaidColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly cells: readonly (readonly Span[])[];
  /** A column of bars: the share 0..1 of the longest, per row. It gives way first, and takes what room is left. */
  readonly bars?: readonly number[];
  /** Draws a bar of the column; a plain one when not given. */
  readonly draw?: (ratio: number, width: number, row: number) => Span[];
  /** The higher, the sooner it is left out where room is short; 0 stays. */
  readonly dispensable: number;
}

export interface FittedTable {
  readonly lines: Line[];
  /** Titles of the columns that found no room. */
  readonly hidden: string[];
}

const gap = 2;
const leastBar = 4;
const mostBar = 32;
const leastText = 12;

/** Lays columns out in at most `room` columns: bars shrink, then columns give way, then long texts are cut. */
export function fitTable(columns: readonly LaidColumn[], room: number): FittedTable {
  const kept = [...columns];
  const hidden: string[] = [];
  while (total(kept.map(leastWidth)) > room) {
    const next = kept
      .filter((column) => column.dispensable > 0)
      .reduce<LaidColumn | undefined>((a, b) => (a && a.dispensable > b.dispensable ? a : b), undefined);
    if (!next) break;
    kept.splice(kept.indexOf(next), 1);
    if (next.title) hidden.unshift(next.title);
  }
  return { lines: drawTable(kept, widthsOf(kept, room)), hidden };
}

function naturalWidth(column: LaidColumn): number {
  if (column.bars) return leastBar;
  return Math.max(displayWidth(column.title), ...column.cells.map(spansWidth));
}

/** Numbers are never cut, for a cut number is another number; texts are. */
function leastWidth(column: LaidColumn): number {
  const natural = naturalWidth(column);
  return column.align === 'left' && !column.bars ? Math.min(natural, leastText) : natural;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1);
}

function widthsOf(columns: readonly LaidColumn[], room: number): number[] {
  const widths = columns.map(naturalWidth);
  while (total(widths) > room) {
    const widest = columns.reduce(
      (best, column, i) =>
        widths[i]! > leastWidth(column) && (best < 0 || widths[i]! > widths[best]!) ? i : best,
      -1,
    );
    if (widest < 0) break;
    widths[widest]! -= 1;
  }
  const bars = columns.flatMap((column, i) => (column.bars ? [i] : []));
  const spare = Math.max(0, room - total(widths));
  for (const i of bars) widths[i] = Math.min(mostBar, leastBar + Math.floor(spare / bars.length));
  return widths;
}

function drawTable(columns: readonly LaidColumn[], widths: readonly number[]): Line[] {
  const rows = Math.max(0, ...columns.map(({ cells, bars }) => (bars ?? cells).length));
  const head = columns.flatMap((column, i) =>
    between(i, alignSpans([span(column.title, 'quiet')], widths[i]!, column.bars ? 'left' : column.align)),
  );
  const rule = [span('─'.repeat(total(widths)), 'quiet')];
  const body = Array.from({ length: rows }, (_, row) =>
    columns.flatMap((column, i) => between(i, cellOf(column, row, widths[i]!))),
  );
  return [head, rule, ...body];
}

function cellOf(column: LaidColumn, row: number, width: number): Span[] {
  if (!column.bars) return alignSpans(column.cells[row] ?? [], width, column.align);
  const ratio = column.bars[row] ?? 0;
  const drawn = column.draw ? column.draw(ratio, width, row) : bar(ratio, width);
  return alignSpans(drawn, width, 'left');
}

function between(index: number, spans: Span[]): Span[] {
  return index === 0 ? spans : [span(' '.repeat(gap)), ...spans];
}
