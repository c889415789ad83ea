import type { Figure } from './figure.js';

const columns = ['scenario', 'figure', 'measured', 'reference', 'ratio', 'limit', 'verdict', 'note'] as const;
const texts: readonly string[] = ['scenario', 'figure', 'verdict', 'note'];

/** The figures as a table of text, one line each. */
export function printed(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => ({ ...figure, ratio: figure.ratio.toFixed(2) }));
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => row[column].length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) =>
        texts.includes(columns[index]!) ? cell.padEnd(widths[index]!) : cell.padStart(widths[index]!),
      )
      .join('  ')
      .trimEnd();
  return [
    line(columns),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map((row) => line(columns.map((column) => row[column]))),
  ].join('\n');
}
