import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnalysis } from '../../api/analyses';
import { addDays, dateIn } from '../../format/calendar';
import { useFormat } from '../../format/use-format';
import { useProject } from '../../session/use-project';
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

/** How many days of entries the funnel is about: three windows, so that most have had their time. */
const funnelDays = 90;
const segmentsDefaults = segmentsParameters({});
const valueDefaults = valueParameters({});

interface GlancesProps {
  isReady: boolean;
  /** The day after the last one that the page is about; today is the last where there is none. */
  to?: string;
}

/** The first sentence of the other pages, each with the way there; asked when the page's own figures are there. */
export function Glances({ isReady, to }: GlancesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const entered = useEntered(to);
  const funnelShared = useMemo(() => funnelParameters(entered), [entered]);
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
    isReady ? { ...funnelShared, level: 'steps', times: false } : undefined,
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
      <Glance
        to="/funnels"
        search={entered}
        title={t('overview.funnel')}
        note={t('overview.entered', {
          from: format.date(entered.from),
          to: format.date(addDays(entered.to, -1)),
        })}
      >
        <Asked query={funnel}>
          {(answer) => <FunnelLead rows={answer.rows} names={names} shared={funnelShared} />}
        </Asked>
      </Glance>
    </div>
  );
}

/** The days of entry that the funnel is about, as its own page has them. */
function useEntered(to?: string): { from: string; to: string } {
  const { timeZone } = useProject();
  const end = to ?? addDays(dateIn(timeZone, new Date()), 1);
  return useMemo(() => ({ from: addDays(end, -funnelDays), to: end }), [end]);
}

interface GlanceProps {
  to: string;
  search?: object;
  title: string;
  note?: string;
  children: ReactNode;
}

function Glance({ to, search, title, note, children }: GlanceProps) {
  const { t } = useTranslation();
  return (
    <Card
      title={title}
      note={note}
      tools={
        <Link className="link" to={to} search={search} aria-label={t('overview.openPage', { page: title })}>
          {t('overview.open')}
        </Link>
      }
    >
      <div className="glance">{children}</div>
    </Card>
  );
}
