import { Column, PrimaryColumn, type ColumnOptions, type ValueTransformer } from 'typeorm';

/** Instants are kept as RFC 3339 text in UTC with milliseconds: the same on SQLite and PostgreSQL, and in time order as text. */
const instant: ValueTransformer = {
  to: (value: Date | null | undefined) => (value instanceof Date ? value.toISOString() : value),
  from: (value: string | null) => (value === null ? null : new Date(value)),
};

/** A column that holds an instant. */
export function InstantColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ ...options, type: 'varchar', length: 24, transformer: instant });
}

/** A column that holds text of at most `length` characters. */
export function TextColumn(length: number, options: ColumnOptions = {}): PropertyDecorator {
  return Column({ ...options, type: 'varchar', length });
}

/** A column that holds a JSON document as text, byte for byte as it was written. */
export function JsonColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ ...options, type: 'simple-json' });
}

/** The primary key of rows that have an id of their own, see `Store.newId`. */
export function IdColumn(): PropertyDecorator {
  return PrimaryColumn({ type: 'varchar', length: 36 });
}
