import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Envelope } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Card } from '../../ui/Card';
import { PeopleLink } from '../../ui/PeopleLink';
import { buyersBetween, newBetween } from './overview.people';
import type { Totals } from './overview.rows';

/** The figures of the time, each against the time before. */
export function Facts({ answer }: { answer: Envelope<Totals> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = answer.rows[0] as Totals;
  const before = answer.comparison?.rows[0];
  const { from, to } = answer.parameters as { from?: string; to?: string };
  const people = (rule: typeof buyersBetween, title: string, count: number) =>
    from && to ? (
      <PeopleLink className="numeric-link" people={rule(from, to, title)}>
        {format.count(count)}
      </PeopleLink>
    ) : (
      format.count(count)
    );
  const fact = (id: keyof Totals, shown: ReactNode) => (
    <Fact
      key={id}
      name={t(`columns.${id}`)}
      now={now[id]}
      before={before?.[id]}
      isUnwelcome={id === 'refunds'}
    >
      {shown}
    </Fact>
  );
  return (
    <Card>
      <div className="facts">
        {fact('revenue', format.money(now.revenue))}
        {fact('orders', format.count(now.orders))}
        {fact('averageOrder', format.cell(now.averageOrder, 'money'))}
        {fact('customers', people(buyersBetween, t('overview.buyers'), now.customers))}
        {fact('newCustomers', people(newBetween, t('overview.newBuyers'), now.newCustomers))}
        {fact('refunds', format.money(now.refunds))}
      </div>
    </Card>
  );
}

interface FactProps {
  name: string;
  now: string | number | null;
  before: string | number | null | undefined;
  /** Whether less of it is better. */
  isUnwelcome: boolean;
  children: ReactNode;
}

function Fact({ name, now, before, isUnwelcome, children }: FactProps) {
  const format = useFormat();
  const moved = Number(before) > 0 ? Number(now) / Number(before) - 1 : undefined;
  const isGood = moved !== undefined && moved > 0 !== isUnwelcome;
  return (
    <div className="fact">
      <span className="quiet">{name}</span>
      <span className="fact__value">{children}</span>
      {moved !== undefined && (
        <span className={Math.abs(moved) < 0.0005 ? 'quiet' : isGood ? 'up' : 'down'}>
          {format.change(moved)}
        </span>
      )}
    </div>
  );
}
