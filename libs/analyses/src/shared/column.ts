/**
 * What a column holds, so that every consumer (JSON, terminal, dashboard, report) can show it alike:
 * text; count (whole number); number; ratio (0..1); money (decimal string in the project's currency);
 * time (RFC 3339, UTC); date (YYYY-MM-DD); boolean; seconds; days; key (64-bit number as text).
 */
export type ColumnType =
  'text' | 'count' | 'number' | 'ratio' | 'money' | 'time' | 'date' | 'boolean' | 'seconds' | 'days' | 'key';

/** One column of an analysis's rows: `column` in SQL, `name` on the wire. */
export interface Column {
  readonly name: string;
  readonly column: string;
  readonly type: ColumnType;
  readonly description: string;
}

/** `avg_recency_days` -> `avgRecencyDays`. */
export function camelCase(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** A column whose wire name is its SQL name in camel case. */
export function column(name: string, type: ColumnType, description: string): Column {
  return { name: camelCase(name), column: name, type, description };
}
