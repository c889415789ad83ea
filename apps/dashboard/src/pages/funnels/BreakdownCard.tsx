import { useTranslation } from 'react-i18next';
import { useAnalysis } from '../../api/analyses';
import { Asked } from '../../ui/Asked';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import { BreakdownTable } from './BreakdownTable';
import type { StepRow } from './funnel.rows';
import type { FunnelParameters } from './funnel.search';

interface BreakdownCardProps {
  property: string;
  names: readonly string[];
  shared: FunnelParameters;
}

/** The funnel of each value of a property. */
export function BreakdownCard({ property, names, shared }: BreakdownCardProps) {
  const { t } = useTranslation();
  const query = useAnalysis<StepRow, 'funnel'>('funnel', { ...shared, level: 'steps', breakdown: property });
  return (
    <section aria-label={t('chips.breakdown')}>
      <Asked
        query={query}
        empty={({ rows }) =>
          rows.length ? undefined : (
            <Card>
              <Empty title={t('funnels.none')}>{t('funnels.noneHint')}</Empty>
            </Card>
          )
        }
      >
        {({ rows }) => <BreakdownTable rows={rows} property={property} names={names} shared={shared} />}
      </Asked>
    </section>
  );
}
