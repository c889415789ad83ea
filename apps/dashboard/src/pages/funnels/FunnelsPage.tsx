import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { useAnalysis } from '../../api/analyses';
import { Asked } from '../../ui/Asked';
import { PageHead } from '../../ui/PageHead';
import { Warnings } from '../../ui/Warnings';
import { BreakdownCard } from './BreakdownCard';
import { Builder } from './Builder';
import { FunnelBar } from './FunnelBar';
import { FunnelLead } from './FunnelLead';
import { FunnelView } from './FunnelView';
import { NoEntries } from './NoEntries';
import { stepNames } from './event-names';
import type { StepRow } from './funnel.rows';
import { funnelParameters, stepsOf, type FunnelSearch } from './funnel.search';

/** Where people are lost between the first look and the second order. */
export function FunnelsPage() {
  const { t } = useTranslation();
  const [search] = useAddress<FunnelSearch>();
  const shared = useMemo(() => funnelParameters(search), [search]);
  const names = useMemo(() => stepNames(t, stepsOf(search)), [search, t]);
  const { compare = 'none', breakdown } = search;
  const query = useAnalysis<StepRow, 'funnel'>('funnel', {
    ...shared,
    level: 'steps',
    ...(compare === 'none' ? {} : { compare }),
  });
  return (
    <>
      <FunnelBar shared={shared} names={names} rows={query.data?.rows ?? []} />
      <PageHead
        title={t('funnels.fromTo', { first: names[0], last: names.at(-1) })}
        lead={query.data && <FunnelLead rows={query.data.rows} names={names} shared={shared} />}
      />
      <div className="stack">
        <Builder />
        <Warnings notices={query.data?.notices} />
        <Asked
          query={query}
          empty={({ rows }) => (rows.length === 0 || rows[0]?.actors === 0 ? <NoEntries /> : undefined)}
        >
          {(answer) => <FunnelView answer={answer} names={names} shared={shared} />}
        </Asked>
        {breakdown && <BreakdownCard property={breakdown} names={names} shared={shared} />}
      </div>
    </>
  );
}
