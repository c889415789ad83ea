import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from './Card';
import { DataTable } from './DataTable';
import { saveFile, toCsv } from './csv';
import type { TableColumn } from './table-column';
import { useTable } from './use-table';

interface FigureProps<R> {
  /** Names the figure in the address and its file. */
  id: string;
  title: string;
  note?: ReactNode;
  tools?: ReactNode;
  columns: readonly TableColumn<R>[];
  rows: readonly R[];
  /** Left out where the table itself is the figure. */
  chart?: ReactNode;
  foot?: ReactNode;
  className?: string;
}

/** A chart with its table and its CSV, or a table with its CSV. */
export function Figure<R extends object>(props: FigureProps<R>) {
  const { id, title, note, tools, columns, rows, chart, foot, className } = props;
  const { t } = useTranslation();
  const [isTable, toggle] = useTable(id);
  return (
    <Card
      title={title}
      note={note}
      className={className}
      tools={
        <>
          {tools}
          {chart !== undefined && (
            <button type="button" className="tab" aria-pressed={isTable} onClick={toggle}>
              {t('ui.table')}
            </button>
          )}
          <button
            type="button"
            className="tab"
            aria-label={`CSV: ${title}`}
            onClick={() => saveFile(toCsv(columns, rows), `clientele-${id}.csv`)}
          >
            CSV
          </button>
        </>
      }
    >
      {chart !== undefined && !isTable ? chart : <DataTable label={title} columns={columns} rows={rows} />}
      {foot}
    </Card>
  );
}
