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
import type { SummaryRow } from './overview.rows';
import { overviewParameters, type OverviewSearch } from './overview.search';

/** How the shop does, and what the other pages would say first. */
export function OverviewPage() {
  const { t } = useTranslation();
  const [search] = useAddress<OverviewSearch>();
  const shared = useMemo(() => overviewParameters(search), [search]);
  const compare = search.compare ?? 'previous-period';
  const summary = useAnalysis<SummaryRow, 'overview'>('overview', {
    ...shared,
    level: 'summary',
    ...(compare === 'none' ? {} : { compare }),
  });
  return (
    <>
      <OverviewBar />
      <PageHead
        title={t('overview.title')}
        lead={summary.data && <OverviewLead answer={summary.data} shared={shared} />}
      />
      <div className="stack">
        <Warnings notices={summary.data?.notices} />
        <Asked query={summary} empty={({ rows }) => (!rows[0]?.orders ? <NoOrders /> : undefined)}>
          {(answer) => (
            <div className="stack">
              <Facts answer={answer} shared={shared} />
              <RevenueByDay answer={answer} shared={shared} />
            </div>
          )}
        </Asked>
        <Glances isReady={!summary.isLoading} to={search.to} />
      </div>
    </>
  );
}
