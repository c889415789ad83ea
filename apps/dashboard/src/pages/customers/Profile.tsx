import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Card } from '../../ui/Card';
import { Identifiers } from './Identifiers';

const times = ['createdAt', 'updatedAt', 'lastSeenAt'];

/** What the shop sent about the customer, and the audiences the customer is in. */
export function Profile({ detail }: { detail: CustomerDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { customer, identifiers, audiences = [] } = detail;
  const entries = flat(customer).filter(([, value]) => value !== '' && value !== null);
  return (
    <div className="stack">
      <Card title={t('customers.profile')}>
        <dl className="pairs">
          {entries.map(([name, value]) => (
            <div key={name}>
              <dt>{t(`profile.${name.replace('.', '_')}`, { defaultValue: name.replace(/^.*\./, '') })}</dt>
              <dd>{times.includes(name) ? format.time(String(value)) : shown(value, t)}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Identifiers id={String(customer.customerId)} identifiers={identifiers} />
      <Card title={t('nav.audiences')}>
        {audiences.length === 0 && <p className="quiet">{t('customers.inNone')}</p>}
        <ul className="lines">
          {audiences.map(({ id, name }) => (
            <li key={id}>
              <Link className="link" to="/audiences/$id" params={{ id }}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

/** Consent and attributes one level down, as their own lines. */
function flat(values: Record<string, unknown>): [string, unknown][] {
  return Object.entries(values).flatMap(([name, value]): [string, unknown][] =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.entries(value).map(([key, inner]) => [`${name}.${key}`, inner])
      : [[name, value]],
  );
}

function shown(value: unknown, t: (key: string) => string): string {
  if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
