import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { useAnalysis } from '../../api/analyses';
import { Asked } from '../../ui/Asked';
import { PageHead } from '../../ui/PageHead';
import { Warnings } from '../../ui/Warnings';
import { Facts } from './Facts';
import { Glances } from './Glances';
import { NoOrders } from './NoOrders';
import { OverviewBar } from './OverviewBar';
import { OverviewLead } from './OverviewLead';
import { RevenueByDay } from './RevenueByDay';
import type { Day, Totals } from './overview.rows';
import { overviewParameters, type OverviewSearch } from './overview.search';

/** How the shop does, and what the other pages would say first. */
export function OverviewPage() {
  const { t } = useTranslation();
  const [search] = useAddress<OverviewSearch>();
  const shared = useMemo(() => overviewParameters(search), [search]);
  const compare = search.compare ?? 'previous-period';
  const totals = useAnalysis<Totals, 'overview'>('overview', {
    ...shared,
    level: 'totals',
    ...(compare === 'none' ? {} : { compare }),
  });
  const days = useAnalysis<Day, 'overview'>('overview', { ...shared, level: 'days' });
  return (
    <>
      <OverviewBar />
      <PageHead
        title={t('overview.title')}
        lead={totals.data && <OverviewLead answer={totals.data} shared={shared} />}
      />
      <div className="stack">
        <Warnings notices={totals.data?.notices} />
        <Asked query={totals} empty={({ rows }) => (!rows[0]?.orders ? <NoOrders /> : undefined)}>
          {(answer) => (
            <div className="stack">
              <Facts answer={answer} shared={shared} />
              <Asked query={days}>{(byDay) => <RevenueByDay answer={byDay} shared={shared} />}</Asked>
            </div>
          )}
        </Asked>
        <Glances isReady={!totals.isLoading && !days.isLoading} />
      </div>
    </>
  );
}
