import type { ReactNode } from 'react';
import type { Column, ColumnType, Row } from '../api/types';
import type { Format } from '../format/format';

/** One column of a table: what it sorts by and exports (`value`), and what it shows (`cell`). */
export interface TableColumn<R> {
  id: string;
  header: string;
  description?: string;
  isText?: boolean;
  sortable?: boolean;
  value: (row: R) => string | number | boolean | null | undefined;
  cell: (row: R) => ReactNode;
}

const textTypes: readonly ColumnType[] = ['text', 'key'];
const numberTypes: readonly ColumnType[] = ['count', 'number', 'ratio', 'money', 'seconds', 'days'];

/** A column shown by its type, as every analysis describes its own. */
export function typedColumn<R extends Row>(column: Column, header: string, format: Format): TableColumn<R> {
  return {
    id: column.name,
    header,
    description: column.description,
    isText: textTypes.includes(column.type),
    value: (row) => sortable(row[column.name], column.type),
    cell: (row) => format.cell(row[column.name], column.type),
  };
}

/** Money comes as text and is sorted as a number. */
function sortable(value: unknown, type: ColumnType): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (numberTypes.includes(type)) return Number(value);
  return typeof value === 'boolean' ? value : String(value);
}
