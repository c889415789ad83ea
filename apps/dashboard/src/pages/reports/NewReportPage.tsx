import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/PageHead';
import { ReportEditor } from './ReportEditor';

export function NewReportPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('reports.new')} lead={t('reports.newLead')} />
      <ReportEditor />
    </>
  );
}
