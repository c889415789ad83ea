import { useTranslation } from 'react-i18next';
import type { PeopleRef } from '../../address/root-search';
import type { Envelope } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { aboutFigure } from '../../people/about-figure';
import { Card } from '../../ui/Card';
import { PeopleLink } from '../../ui/PeopleLink';
import { peopleOf, type Who } from './overview.people';
import type { Totals } from './overview.rows';
import type { OverviewParameters } from './overview.search';

interface FactsProps {
  answer: Envelope<Totals>;
  shared: OverviewParameters;
}

/** The figures of the time, each against the time before; each opens the customers behind it. */
export function Facts({ answer, shared }: FactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = answer.rows[0] as Totals;
  const before = answer.comparison?.rows[0];
  const fact = (id: keyof Totals, shown: string, who: Who = 'buyers') => {
    const name = t(`columns.${id}`);
    const people = peopleOf(shared, who, t(`overview.who.${who}`));
    const isTheirNumber = id === 'customers' || id === 'newCustomers';
    return (
      <Fact
        key={id}
        name={name}
        now={now[id]}
        before={before?.[id]}
        isUnwelcome={id === 'refunds'}
        shown={shown}
        people={isTheirNumber ? people : aboutFigure(t, people, name, shown)}
      />
    );
  };
  return (
    <Card>
      <div className="facts">
        {fact('revenue', format.money(now.revenue))}
        {fact('orders', format.count(now.orders))}
        {fact('averageOrder', format.cell(now.averageOrder, 'money'))}
        {fact('customers', format.count(now.customers))}
        {fact('newCustomers', format.count(now.newCustomers), 'new')}
        {fact('refunds', format.money(now.refunds), 'refunded')}
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
  shown: string;
  people: PeopleRef;
}

function Fact({ name, now, before, isUnwelcome, shown, people }: FactProps) {
  const format = useFormat();
  const moved = Number(before) > 0 ? Number(now) / Number(before) - 1 : undefined;
  const isGood = moved !== undefined && moved > 0 !== isUnwelcome;
  return (
    <div className="fact">
      <span className="quiet">{name}</span>
      <span className="fact__value">
        <PeopleLink className="numeric-link" people={people}>
          {shown}
        </PeopleLink>
      </span>
      {moved !== undefined && (
        <span className={Math.abs(moved) < 0.0005 ? 'quiet' : isGood ? 'up' : 'down'}>
          {format.change(moved)}
        </span>
      )}
    </div>
  );
}
