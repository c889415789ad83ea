import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Envelope, Row } from '../api/types';
import { useFormat } from '../format/use-format';
import { segmentName } from '../pages/segments/segment-names';
import { labelsOf } from '../pages/value/cohort-labels';
import { DataTable } from '../ui/DataTable';
import { columnTitle } from '../ui/column-title';
import { typedColumn } from '../ui/table-column';
import { Person } from './Person';

const internal = ['person', 'actor'];

/** One line a person, with the columns that the analysis has; the id opens the profile. */
export function PeopleTable({ answer }: { answer: Envelope }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useMemo(() => {
    const { cohort } = labelsOf(answer.parameters, format, t);
    return answer.columns
      .filter(({ name }) => !internal.includes(name))
      .map((column) => {
        const shown = typedColumn<Row>(column, columnTitle(t, column.name), format);
        if (column.name === 'customerId')
          return { ...shown, cell: (row: Row) => <Person id={row['customerId']} /> };
        if (column.name === 'segment')
          return { ...shown, cell: (row: Row) => segmentName(t, String(row['segment'])) };
        if (column.name === 'cohort') return { ...shown, cell: (row: Row) => cohort(String(row['cohort'])) };
        return shown;
      });
  }, [answer.columns, answer.parameters, format, t]);
  return <DataTable label={t('people.title')} columns={columns} rows={answer.rows} />;
}
