import {
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
  type ColumnDef,
} from '@tanstack/react-table';
import { useMemo, type ReactNode } from 'react';
import type { TableColumn } from './table-column';

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
});

interface DataTableProps<R> {
  /** Says what the rows are, for readers who do not see the heading. */
  label: string;
  columns: readonly TableColumn<R>[];
  rows: readonly R[];
  /** A last row, such as a total or an average. */
  foot?: ReactNode;
}

/** A table whose columns sort; numbers stand to the right, texts to the left. */
export function DataTable<R extends object>({ label, columns, rows, foot }: DataTableProps<R>) {
  const definitions = useMemo<ColumnDef<typeof features, R>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        accessorFn: (row: R) => column.value(row) ?? undefined,
        enableSorting: column.sortable !== false,
        sortFn: 'basic',
        sortUndefined: 'last',
      })),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, columns: definitions, data });
  const shown = new Map(columns.map((column) => [column.id, column]));
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map(({ column }) => (
                <th
                  key={column.id}
                  scope="col"
                  className={shown.get(column.id)?.isText ? 'text' : undefined}
                  aria-sort={ariaSort(column.getIsSorted())}
                  title={shown.get(column.id)?.description}
                >
                  {column.getCanSort() ? (
                    <button type="button" className="sort" onClick={column.getToggleSortingHandler()}>
                      {shown.get(column.id)?.header}
                      {marks[String(column.getIsSorted())]}
                    </button>
                  ) : (
                    shown.get(column.id)?.header
                  )}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column) => (
                <td key={column.id} className={column.isText ? 'text' : undefined}>
                  {column.cell(row.original)}
                </td>
              ))}
            </tr>
          ))}
          {foot}
        </tbody>
      </table>
    </div>
  );
}

const marks: Record<string, string> = { asc: ' ↑', desc: ' ↓' };

function ariaSort(sorted: false | 'asc' | 'desc'): 'ascending' | 'descending' | undefined {
  if (!sorted) return undefined;
  return sorted === 'asc' ? 'ascending' : 'descending';
}
