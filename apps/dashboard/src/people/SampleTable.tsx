import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnType, Row } from '../api/types';
import { useFormat } from '../format/use-format';
import { DataTable } from '../ui/DataTable';
import { columnTitle } from '../ui/column-title';
import { typedColumn } from '../ui/table-column';
import { Person } from './Person';

interface SampleTableProps {
  label: string;
  sample: readonly Row[];
}

const types: Record<string, ColumnType> = {
  orders: 'count',
  revenue: 'money',
  net: 'money',
  firstOrderAt: 'time',
  lastOrderAt: 'time',
  enteredAt: 'time',
};

/** Customers as a list gives them; the columns are those that the list has. */
export function SampleTable({ label, sample }: SampleTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useMemo(() => {
    const names = Object.keys(sample[0] ?? {}).filter(
      (name) => name !== 'person' && sample.some((row) => isKnown(row[name])),
    );
    return names.map((name) => {
      const column = { name, type: types[name] ?? ('text' as const), description: '' };
      const title = name === 'name' ? t('profile.name') : columnTitle(t, name);
      const shown = typedColumn<Row>(column, title, format);
      return name === 'customerId' ? { ...shown, cell: (row: Row) => <Person id={row[name]} /> } : shown;
    });
  }, [format, sample, t]);
  return <DataTable label={label} columns={columns} rows={sample} />;
}

/** A column that nobody has anything in is left out. */
function isKnown(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}
