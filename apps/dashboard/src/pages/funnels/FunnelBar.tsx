import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { useFormat } from '../../format/use-format';
import { Bar } from '../../ui/Bar';
import { ChipNumber } from '../../ui/ChipNumber';
import { ChipRange } from '../../ui/ChipRange';
import { ChipSelect } from '../../ui/ChipSelect';
import { FilterChips } from '../../ui/FilterChips';
import { propertyName } from '../../ui/property-name';
import { Options } from '../../ui/Options';
import { Popover } from '../../ui/Popover';
import { SavedViews } from '../../ui/SavedViews';
import { peopleAt } from './funnel.people';
import type { StepRow } from './funnel.rows';
import {
  attempts,
  comparisons,
  defaultWindowDays,
  orders,
  type FunnelSearch,
  type FunnelParameters,
} from './funnel.search';

const held = ['productId', 'category', 'sessionId', 'device', 'channel'];
const splits = ['device', 'channel', 'region', 'campaign', 'category', 'productId'];
const filterable = ['device', 'channel', 'region', 'campaign', 'category', 'productId'];
const nothing = '-';

interface FunnelBarProps {
  shared: FunnelParameters;
  names: readonly string[];
  rows: readonly StepRow[];
}

/** Every parameter of the funnel but its steps. */
export function FunnelBar({ shared, names, rows }: FunnelBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [search, change] = useAddress<FunnelSearch>();
  const days = search.window ?? defaultWindowDays;
  const property = (values: readonly string[], chosen: string | undefined) => [
    { value: nothing, label: t('chips.nothing') },
    ...[...new Set([...values, ...(chosen ? [chosen] : [])])].map((value) => ({
      value,
      label: propertyName(t, value),
    })),
  ];
  return (
    <Bar
      actions={
        <>
          <SavedViews page="funnels" />
          {rows.length > 1 && <StoppedButton shared={shared} names={names} rows={rows} />}
        </>
      }
    >
      <ChipRange
        label={t('chips.entered')}
        value={search}
        none={t('chips.anyTime')}
        change={({ from, to }) => change({ from, to })}
      />
      <ChipSelect
        label={t('chips.against')}
        value={search.compare ?? 'none'}
        options={comparisons.map((value) => ({ value, label: t(`comparison.${value}`) }))}
        change={(compare) => change({ compare })}
      />
      <ChipNumber
        label={t('chips.window')}
        value={days}
        shown={format.days(days)}
        least={1}
        most={3650}
        unit={t('ui.days')}
        change={(next) => change({ window: next })}
      />
      <ChipSelect
        label={t('chips.order')}
        value={search.order ?? 'sequential'}
        options={orders.map((value) => ({ value, label: t(`funnelOrder.${value}`) }))}
        change={(order) => change({ order })}
      />
      <ChipSelect
        label={t('chips.attempt')}
        value={search.attempt ?? 'best'}
        options={attempts.map((value) => ({ value, label: t(`attempt.${value}`) }))}
        change={(attempt) => change({ attempt })}
      />
      <ChipSelect
        label={t('chips.hold')}
        value={search.hold ?? nothing}
        options={property(held, search.hold)}
        change={(hold) => change({ hold: hold === nothing ? undefined : hold })}
      />
      <ChipSelect
        label={t('chips.breakdown')}
        value={search.breakdown ?? nothing}
        options={property(splits, search.breakdown)}
        change={(breakdown) => change({ breakdown: breakdown === nothing ? undefined : breakdown })}
      />
      <FilterChips value={search.filters} properties={filterable} change={(filters) => change({ filters })} />
    </Bar>
  );
}

/** Those who stopped at one of the steps; their list makes the audience. */
function StoppedButton({ shared, names, rows }: FunnelBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [, change] = useAddress<FunnelSearch>();
  return (
    <Popover className="btn" side="right" label={t('people.makeAudience')}>
      {() => (
        <Options
          label={t('people.makeAudience')}
          options={rows.slice(0, -1).map((row) => ({
            value: String(row.step),
            label: t('funnels.stoppedAt', { step: names[row.step - 1] }),
            aside: format.count(row.dropped),
          }))}
          choose={(step) =>
            change({
              people: peopleAt(
                shared,
                { step: Number(step), outcome: 'dropped' },
                t('funnels.stoppedAt', { step: names[Number(step) - 1] }),
              ),
            })
          }
        />
      )}
    </Popover>
  );
}
