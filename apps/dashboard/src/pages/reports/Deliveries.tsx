import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { change } from '../../api/resources';
import type { Delivery, ReportRun } from '../../api/types';
import { Outcome } from '../../ui/Outcome';

/** Where a run was delivered; one that failed, or that nobody is sure of, with what can be done about it. */
export function Deliveries({ run: { deliveries } }: { run: ReportRun }) {
  if (!deliveries.length) return <>–</>;
  return (
    <>
      {deliveries.map((delivery) => (
        <DeliveryLine key={delivery.id} delivery={delivery} />
      ))}
    </>
  );
}

function DeliveryLine({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { channel, state, lastError, redeliverUrl } = delivery;
  const sent = useMutation({ mutationFn: (url: string) => change<Delivery>(client, 'POST', url) });
  const kind = channel.startsWith('webhook:') ? 'webhook' : 'folder';
  const target = channel.slice(channel.indexOf(':') + 1).replace(/#.*$/, '');
  return (
    <div className="delivery">
      {t(`channel.${kind}`)} {target} · {t(`delivery.${state}`)}
      {redeliverUrl && (
        <>
          <p className="quiet">
            {t(state === 'uncertain' ? `deliveryAdvice.${kind}` : 'deliveryAdvice.failed')}
            {lastError && ` (${lastError})`}
          </p>
          <button
            type="button"
            className="btn btn--quiet"
            disabled={sent.isPending}
            onClick={() => sent.mutate(redeliverUrl)}
          >
            {t(sent.isPending ? 'delivery.sending' : 'reports.redeliver')}
          </button>
        </>
      )}
      <Outcome mutation={sent} />
    </div>
  );
}
