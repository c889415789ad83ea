import { Trans, useTranslation } from 'react-i18next';
import type { IngestionTable } from '../../api/types';
import { useFormat } from '../../format/use-format';

/** How many rows there are, how many wait or were turned away. */
export function DataLead({ tables }: { tables: Record<string, IngestionTable> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sum = (pick: (table: IngestionTable) => number) =>
    Object.values(tables).reduce((total, table) => total + pick(table), 0);
  const rows = sum((table) => table.rows);
  const rejected = sum((table) => table.rejected);
  const waiting = sum((table) => table.waiting);
  if (rows === 0 && rejected === 0 && waiting === 0) return t('data.none');
  return (
    <>
      <Trans i18nKey="data.rows" values={{ n: format.count(rows) }} components={{ b: <b /> }} />
      {t('ui.gap')}
      {rejected > 0 && (
        <Trans
          i18nKey="data.rejectedLead"
          count={rejected}
          values={{ n: format.count(rejected) }}
          components={{ b: <b className="down" /> }}
        />
      )}
      {t('ui.gap')}
      {waiting > 0 && t('data.waiting', { count: waiting, n: format.count(waiting) })}
    </>
  );
}
