import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { resource } from '../../api/resources';
import type { IngestionTable } from '../../api/types';
import { Asked } from '../../ui/Asked';
import { PageHead } from '../../ui/PageHead';
import { DataLead } from './DataLead';
import { Received } from './Received';
import { Rejected } from './Rejected';

/** What came in, how fresh it is, and what was not taken and why. */
export function DataPage() {
  const { t } = useTranslation();
  const query = useQuery(resource<{ tables: Record<string, IngestionTable> }>('/v1/ingestion'));
  return (
    <>
      <PageHead title={t('data.title')} lead={query.data && <DataLead tables={query.data.tables} />} />
      <div className="stack">
        <Asked query={query}>{({ tables }) => <Received tables={tables} />}</Asked>
        <Rejected />
      </div>
    </>
  );
}
