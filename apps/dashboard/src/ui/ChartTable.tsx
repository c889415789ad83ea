import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from './DataTable';
import { saveFile, toCsv } from './csv';
import type { TableColumn } from './table-column';
import { useTable } from './use-table';

interface ChartTableProps<R> {
  id: string;
  label: string;
  columns: readonly TableColumn<R>[];
  rows: readonly R[];
  children: ReactNode;
}

/** A chart inside a card that has its own heading: the rows behind it unfold below, and go as CSV. */
export function ChartTable<R extends object>({ id, label, columns, rows, children }: ChartTableProps<R>) {
  const { t } = useTranslation();
  const [isOpen, toggle] = useTable(id);
  return (
    <>
      {children}
      <div className="row chart-table">
        <button type="button" className="tab" aria-expanded={isOpen} onClick={toggle}>
          {t('ui.table')}
        </button>
        <button
          type="button"
          className="tab"
          aria-label={`CSV: ${label}`}
          onClick={() => saveFile(toCsv(columns, rows), `clientele-${id}.csv`)}
        >
          CSV
        </button>
      </div>
      {isOpen && <DataTable label={label} columns={columns} rows={rows} />}
    </>
  );
}
