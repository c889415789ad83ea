import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { change } from '../../api/resources';
import { useSession } from '../../api/session';
import type { CustomerDetail } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Card } from '../../ui/Card';
import { Outcome } from '../../ui/Outcome';

type Identifier = CustomerDetail['identifiers'][number];

/** The ids that are this person; who may administrate takes one apart that was merged by mistake. */
export function Identifiers({ id, identifiers }: { id: string; identifiers: readonly Identifier[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const { user } = useSession();
  const parted = useMutation({
    mutationFn: ({ type, value }: Identifier) =>
      change(
        client,
        'DELETE',
        `/v1/customers/${encodeURIComponent(id)}/identifiers/${type}/${encodeURIComponent(value)}`,
      ),
  });
  return (
    <Card title={t('customers.identifiers')} note={t('customers.identifiersNote')}>
      <ul className="lines">
        {identifiers.map((one) => (
          <li key={`${one.type} ${one.value}`} className="known">
            <div>
              {one.value}
              <p className="quiet">
                {t(`customers.is_${one.type}`)}
                {one.linkedAt && ` · ${t('customers.linkedAt', { day: format.day(one.linkedAt) })}`}
              </p>
            </div>
            {one.linkedAt && user.role === 'admin' && (
              <button
                type="button"
                className="link"
                disabled={parted.isPending}
                onClick={() => {
                  if (confirm(t('customers.partSure', { id: one.value }))) parted.mutate(one);
                }}
              >
                {t('customers.part')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <Outcome mutation={parted} />
    </Card>
  );
}
