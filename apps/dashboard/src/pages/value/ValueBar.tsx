import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { Bar } from '../../ui/Bar';
import { ChipDate } from '../../ui/ChipDate';
import { ChipRange } from '../../ui/ChipRange';
import { ChipSelect } from '../../ui/ChipSelect';
import { FilterChips } from '../../ui/FilterChips';
import { SavedViews } from '../../ui/SavedViews';
import { axes, bases, cohortKeys, intervals, type ValueSearch } from './value.search';

const filterable = ['channel', 'device', 'region', 'campaign', 'coupon', 'source'];

export function ValueBar() {
  const { t } = useTranslation();
  const [search, change] = useAddress<ValueSearch>();
  return (
    <Bar actions={<SavedViews page="value" />}>
      <ChipRange
        label={t('chips.firstOrder')}
        value={search}
        none={t('chips.anyTime')}
        change={({ from, to }) => change({ from, to })}
      />
      <ChipDate
        label={t('chips.asOf')}
        value={search.asOf}
        none={t('chips.now')}
        change={(asOf) => change({ asOf })}
      />
      <ChipSelect
        label={t('chips.axis')}
        value={search.axis ?? 'elapsed'}
        options={axes.map((value) => ({ value, label: t(`axis.${value}`) }))}
        change={(axis) => change({ axis })}
      />
      <ChipSelect
        label={t('chips.basis')}
        value={search.basis ?? 'net'}
        options={bases.map((value) => ({ value, label: t(`basis.${value}`) }))}
        change={(basis) => change({ basis })}
      />
      <ChipSelect
        label={t('chips.cohortBy')}
        value={search.cohortBy ?? 'month'}
        options={cohortKeys.map((value) => ({ value, label: t(`cohortBy.${value}`) }))}
        change={(cohortBy) => change({ cohortBy })}
      />
      {search.axis === 'calendar' && (
        <ChipSelect
          label={t('chips.interval')}
          value={search.interval ?? 'own'}
          options={(['own', ...intervals] as const).map((value) => ({
            value,
            label: t(`interval.${value}`),
          }))}
          change={(interval) => change({ interval: interval === 'own' ? undefined : interval })}
        />
      )}
      <FilterChips value={search.filters} properties={filterable} change={(filters) => change({ filters })} />
    </Bar>
  );
}
