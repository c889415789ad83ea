import { useTranslation } from 'react-i18next';
import type { StepRow } from './funnel.rows';

/** Says quietly, behind a rate from the step before, that it is of fewer than 30. */
export function FewMark({ row }: { row: StepRow }) {
  const { t } = useTranslation();
  if (!row.weak || row.fromPrevious === null) return null;
  return (
    <>
      {' '}
      <span className="aside" title={t('funnels.fewNote')}>
        {t('funnels.few')}
      </span>
    </>
  );
}
