import type { ColumnType } from '#analyses';
import type { Facts } from '../figures/index.js';
import { cellText, isNumeric, Texts, type Language } from '../text/index.js';
import { notes } from './notes.js';
import { answer, footnote, roomOf, type Line, type Screen } from './screen.js';
import { fitTable, type LaidColumn } from './layout.js';
import { span } from './span.js';
import { safeText } from './width.js';

/** A column of a generic table; the columns of an envelope are such. */
export interface TableColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** The words at its head; by default those for its name. */
  readonly title?: string;
  /** Draws a bar beside the number, to scale from 0 to the greatest. */
  readonly bar?: boolean;
}

export type TableRow = Readonly<Record<string, unknown>>;

export interface TableOptions extends Screen {
  readonly language: Language;
  readonly facts: Facts;
  /** Words above the table; none by default. */
  readonly title?: string;
}

/** Rows of any analysis as a table: numbers right-aligned with their units, texts left, cut to the terminal's width. */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  options: TableOptions,
): string {
  const texts = new Texts(options.language, options.facts);
  const body = tableLines(columns, rows, texts, options);
  const after = notes(options.facts, texts, options);
  if (options.title === undefined) return answer('', [], [body, after], texts, options).replace(/^\n+/, '');
  return answer(options.title, [], [body, after], texts, options);
}

/** The lines of a generic table, and which columns found no room. */
export function tableLines(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  texts: Texts,
  screen: Screen,
): Line[] {
  if (rows.length === 0) return [[span(texts.say('report.noRows'), 'quiet')]];
  const laid = columns.flatMap((column, index) => layColumn(column, index, rows, texts));
  const { lines, hidden } = fitTable(laid, roomOf(screen, 160));
  const missing = hidden.length > 0 ? texts.say('report.hidden', { columns: texts.list(hidden) }) : '';
  return missing ? [...lines, ...footnote(missing, screen)] : lines;
}

function layColumn(
  column: TableColumn,
  index: number,
  rows: readonly TableRow[],
  texts: Texts,
): LaidColumn[] {
  const numbers: LaidColumn = {
    title: safeText(column.title ?? texts.column(column.name)),
    align: isNumeric(column.type) ? 'right' : 'left',
    cells: rows.map((row) => [span(safeText(cellText(column, row[column.name], texts)))]),
    dispensable: index === 0 ? 0 : index,
  };
  if (!column.bar) return [numbers];
  const values = rows.map((row) => Number(row[column.name] ?? 0));
  const highest = Math.max(0, ...values);
  const bars = values.map((value) => (highest > 0 ? value / highest : 0));
  return [numbers, { title: '', align: 'left', cells: [], bars, dispensable: 1000 + index }];
}
