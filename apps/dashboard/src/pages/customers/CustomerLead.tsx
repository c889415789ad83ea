import { Trans, useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { segmentName } from '../segments/segment-names';

/** The segment, the orders and how long ago the last one was. */
export function CustomerLead({ detail: { facts, rfm } }: { detail: CustomerDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!facts.orders) return t('customers.noOrders');
  return (
    <>
      {rfm && (
        <Trans
          i18nKey="customers.inSegment"
          values={{ segment: segmentName(t, String(rfm['segment'])) }}
          components={{ b: <b /> }}
        />
      )}
      {t('ui.gap')}
      <Trans
        i18nKey="customers.bought"
        count={facts.orders}
        values={{
          n: format.count(facts.orders),
          net: format.money(facts.net),
          day: facts.lastOrderAt ? format.day(facts.lastOrderAt) : '–',
        }}
        components={{ b: <b /> }}
      />
    </>
  );
}
