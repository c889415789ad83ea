import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnalysis } from '../../api/analyses';
import { useFormat } from '../../format/use-format';
import { Asked } from '../../ui/Asked';
import { Card } from '../../ui/Card';
import { FunnelLead } from '../funnels/FunnelLead';
import { stepNames } from '../funnels/event-names';
import type { StepRow } from '../funnels/funnel.rows';
import { funnelParameters } from '../funnels/funnel.search';
import { defaultSteps } from '../funnels/ready-funnels';
import { SegmentsLead } from '../segments/SegmentsLead';
import type { SegmentRow } from '../segments/segments.rows';
import { segmentsParameters } from '../segments/segments.search';
import { ValueLead } from '../value/ValueLead';
import { labelsOf } from '../value/cohort-labels';
import { cohortTriangle, type CohortRow } from '../value/cohort-triangle';
import { valueParameters } from '../value/value.search';

const segmentsDefaults = segmentsParameters({});
const funnelDefaults = funnelParameters({});
const valueDefaults = valueParameters({});

/** The first sentence of the other pages, each with the way there; asked when the page's own figures are there. */
export function Glances({ isReady }: { isReady: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const segments = useAnalysis<SegmentRow, 'rfm'>(
    'rfm',
    isReady
      ? {
          ...segmentsDefaults,
          level: 'segments',
          compare: 'previous-period',
        }
      : undefined,
  );
  const value = useAnalysis<CohortRow, 'cohort-ltv'>('cohort-ltv', isReady ? valueDefaults : undefined);
  const funnel = useAnalysis<StepRow, 'funnel'>(
    'funnel',
    isReady ? { ...funnelDefaults, level: 'steps', times: false } : undefined,
  );
  const names = useMemo(() => stepNames(t, defaultSteps), [t]);
  return (
    <div className="glances">
      <Glance to="/segments" title={t('segments.title')}>
        <Asked query={segments}>
          {(answer) => <SegmentsLead answer={answer} shared={segmentsDefaults} />}
        </Asked>
      </Glance>
      <Glance to="/value" title={t('value.title')}>
        <Asked query={value}>
          {(answer) => (
            <ValueLead
              triangle={cohortTriangle(answer.rows)}
              labels={labelsOf(answer.parameters, format, t)}
            />
          )}
        </Asked>
      </Glance>
      <Glance to="/funnels" title={t('overview.funnel')}>
        <Asked query={funnel}>
          {(answer) => <FunnelLead rows={answer.rows} names={names} shared={funnelDefaults} />}
        </Asked>
      </Glance>
    </div>
  );
}

function Glance({ to, title, children }: { to: string; title: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Card
      title={title}
      tools={
        <Link className="link" to={to} aria-label={t('overview.openPage', { page: title })}>
          {t('overview.open')}
        </Link>
      }
    >
      <div className="glance">{children}</div>
    </Card>
  );
}
