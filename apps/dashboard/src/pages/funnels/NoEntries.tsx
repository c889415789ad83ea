import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { resource } from '../../api/resources';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import { eventName } from './event-names';
import { stepsOf, type FunnelSearch } from './funnel.search';

const order = 'order_completed';

/** Nobody entered; where the first step's events have never come in, says so, and what can be asked of orders alone. */
export function NoEntries() {
  const { t } = useTranslation();
  const [search, change] = useAddress<FunnelSearch>();
  const known = useQuery(resource<{ names: { name: string }[] }>('/v1/events/names'));
  const names = known.data?.names.map(({ name }) => name);
  const first = stepsOf(search)[0]?.events ?? [];
  const isUnknown = names !== undefined && !first.some((name) => names.includes(name));
  const hasOrdersAlone = isUnknown && names.includes(order);
  return (
    <Card>
      <Empty title={t('funnels.none')}>
        <span>
          {isUnknown
            ? t('funnels.neverSeen', {
                event: first.map((name) => eventName(t, name)).join(` ${t('funnels.or')} `),
              })
            : t('funnels.noneHint')}
        </span>
        {hasOrdersAlone && (
          <button
            type="button"
            className="btn"
            onClick={() => change({ steps: [{ events: [order] }, { events: [order] }] })}
          >
            {t('funnels.ordersAlone')}
          </button>
        )}
      </Empty>
    </Card>
  );
}
