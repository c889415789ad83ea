import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { useAnalysis } from '../../api/analyses';
import { useFormat } from '../../format/use-format';
import { Asked } from '../../ui/Asked';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import { PageHead } from '../../ui/PageHead';
import { Warnings } from '../../ui/Warnings';
import { CohortCurves } from './CohortCurves';
import { CohortHeat } from './CohortHeat';
import { ValueBar } from './ValueBar';
import { ValueLead } from './ValueLead';
import { labelsOf } from './cohort-labels';
import { cohortTriangle, type CohortRow } from './cohort-triangle';
import { valueParameters, type ValueSearch } from './value.search';

/** What customers are worth: each cohort's value by the time since its first order. */
export function ValuePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [search] = useAddress<ValueSearch>();
  const shared = useMemo(() => valueParameters(search), [search]);
  const query = useAnalysis<CohortRow, 'cohort-ltv'>('cohort-ltv', shared);
  const answer = query.data;
  const triangle = useMemo(() => cohortTriangle(answer?.rows ?? []), [answer]);
  const labels = useMemo(() => labelsOf(answer?.parameters ?? {}, format, t), [answer, format, t]);
  const view = { triangle, labels, shared };
  return (
    <>
      <ValueBar />
      <PageHead title={t('value.title')} lead={answer && <ValueLead {...view} />} />
      <div className="stack">
        <Warnings notices={answer?.notices} />
        <Asked
          query={query}
          empty={({ rows }) =>
            rows.length === 0 ? (
              <Card>
                <Empty title={t('value.none')}>{t('value.noneHint')}</Empty>
              </Card>
            ) : undefined
          }
        >
          {() => (
            <div className="stack">
              <CohortHeat {...view} />
              <CohortCurves {...view} />
            </div>
          )}
        </Asked>
      </div>
    </>
  );
}
