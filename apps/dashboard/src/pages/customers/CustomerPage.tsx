import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { resource } from '../../api/resources';
import type { CustomerDetail } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Asked } from '../../ui/Asked';
import { Bar } from '../../ui/Bar';
import { Card } from '../../ui/Card';
import { PageHead } from '../../ui/PageHead';
import { CustomerLead } from './CustomerLead';
import { Profile } from './Profile';
import { Timeline } from './Timeline';
import type { CustomerSearch } from './customers.search';

/** One customer: what the shop knows, what the orders say, and everything that happened. */
export function CustomerPage() {
  const { t } = useTranslation();
  const [{ id = '' }] = useAddress<CustomerSearch>();
  const query = useQuery(resource<CustomerDetail>(`/v1/customers/${encodeURIComponent(id)}`));
  const detail = query.data;
  return (
    <>
      <Bar>
        <Link className="btn btn--quiet" to="/customers">
          ← {t('customers.title')}
        </Link>
      </Bar>
      <PageHead title={detail?.customer.name || id} lead={detail && <CustomerLead detail={detail} />} />
      <Asked query={query}>
        {(answer) => (
          <div className="customer">
            <div className="stack">
              <Figures detail={answer} />
              <Card title={t('customers.timeline')} note={t('customers.timelineNote')}>
                <Timeline id={id} />
              </Card>
            </div>
            <Profile detail={answer} />
          </div>
        )}
      </Asked>
    </>
  );
}

function Figures({ detail }: { detail: CustomerDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { facts, rfm } = detail;
  const figures = [
    ['orders', format.count(facts.orders)],
    ['net', format.money(facts.net)],
    ['averageOrder', format.cell(facts.averageOrder, 'money')],
    ['refunds', format.money(facts.refunds)],
    ['firstOrderAt', facts.firstOrderAt ? format.day(facts.firstOrderAt) : '–'],
    ['lastOrderAt', facts.lastOrderAt ? format.day(facts.lastOrderAt) : '–'],
    ...(rfm ? [['scores', `${rfm.r} · ${rfm.f} · ${rfm.m}`]] : []),
  ] as const;
  return (
    <Card>
      <div className="facts">
        {figures.map(([name, value]) => (
          <div className="fact" key={name}>
            <span className="quiet">{t(`columns.${name}`)}</span>
            <span className="fact__value">{value}</span>
          </div>
        ))}
      </div>
    </Card>
  );
}
