import type { ColumnType } from '#analyses';

/** Rows as CSV (RFC 4180, CRLF). A text that a spreadsheet would take for a formula is led by an apostrophe. */
export function csvOf(
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
  rows: readonly Readonly<Record<string, unknown>>[],
): string {
  const lines = rows.map((row) => columns.map(({ name, type }) => cell(row[name], type)).join(','));
  return [columns.map(({ name }) => name).join(','), ...lines, ''].join('\r\n');
}

function cell(value: unknown, type: ColumnType): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
  const plain = type === 'text' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
