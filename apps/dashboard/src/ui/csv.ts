import type { TableColumn } from './table-column';

/** Rows as CSV (RFC 4180) with a BOM for spreadsheets; a text that a spreadsheet would run as a formula is quoted away. */
export function toCsv<R>(columns: readonly TableColumn<R>[], rows: readonly R[]): Blob {
  const lines = [
    columns.map((column) => cell(column.header)),
    ...rows.map((row) => columns.map((c) => cell(c.value(row)))),
  ];
  return new Blob(['\ufeff', lines.map((line) => `${line.join(',')}\r\n`).join('')], {
    type: 'text/csv;charset=utf-8',
  });
}

/**
 * A CSV whose texts are all quoted, such as the warehouse writes, as {@link toCsv} would have it. A quote that follows a
 * comma or a line's begin and is not doubled opens a text: inside of one, quotes are doubled.
 */
export function forSpreadsheets(csv: string): Blob {
  const safe = csv.replace(/(^|,)"(?=[=+\-@\t\r＝＋－＠])/gm, `$1"'`);
  return new Blob(['\ufeff', safe], { type: 'text/csv;charset=utf-8' });
}

function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a file to the browser's downloads. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
