import { Trans, useTranslation } from 'react-i18next';
import type { Envelope } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { PeopleLink } from '../../ui/PeopleLink';
import { peopleOf, type Who } from './overview.people';
import type { Totals } from './overview.rows';
import type { OverviewParameters } from './overview.search';

interface OverviewLeadProps {
  answer: Envelope<Totals>;
  shared: OverviewParameters;
}

/** Revenue, orders and customers of the time, and how the revenue stands against before. */
export function OverviewLead({ answer, shared }: OverviewLeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = answer.rows[0];
  const before = answer.comparison?.rows[0];
  if (!now?.orders) return t('overview.none');
  const moved =
    before && Number(before.revenue) > 0 ? Number(now.revenue) / Number(before.revenue) - 1 : undefined;
  const people = (who: Who) => (
    <PeopleLink
      className="numeric-link"
      people={peopleOf(shared, who, t(`overview.who.${who}`))}
      children={null}
    />
  );
  return (
    <>
      <Trans
        i18nKey="overview.lead"
        count={now.orders}
        values={{
          revenue: format.money(now.revenue),
          orders: format.count(now.orders),
          customers: format.count(now.customers),
          new: format.count(now.newCustomers),
        }}
        components={{ b: <b />, people: people('buyers'), new: people('new') }}
      />
      {t('ui.gap')}
      {moved !== undefined && (
        <Trans
          i18nKey="overview.moved"
          values={{ change: format.change(moved) }}
          components={{ b: <b className={moved < 0 ? 'down' : 'up'} /> }}
        />
      )}
    </>
  );
}
