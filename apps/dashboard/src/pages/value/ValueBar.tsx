import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { filterProperties } from '../../parameters/filter-properties';
import { Bar } from '../../ui/Bar';
import { ChipAsOf } from '../../ui/ChipAsOf';
import { ChipBasis } from '../../ui/ChipBasis';
import { ChipRange } from '../../ui/ChipRange';
import { ChipSelect } from '../../ui/ChipSelect';
import { FilterChips } from '../../ui/FilterChips';
import { SavedViews } from '../../ui/SavedViews';
import { axes, cohortKeys, intervals, type ValueSearch } from './value.search';

const filterable = filterProperties('cohort-ltv');

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
      <ChipAsOf value={search.asOf} change={(asOf) => change({ asOf })} />
      <ChipSelect
        label={t('chips.axis')}
        value={search.axis ?? 'elapsed'}
        options={axes.map((value) => ({ value, label: t(`axis.${value}`) }))}
        change={(axis) => change({ axis })}
      />
      <ChipBasis value={search.basis} change={(basis) => change({ basis })} />
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
