import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { filterProperties } from '../../parameters/filter-properties';
import { Bar } from '../../ui/Bar';
import { ChipBasis } from '../../ui/ChipBasis';
import { ChipRange } from '../../ui/ChipRange';
import { ChipSelect } from '../../ui/ChipSelect';
import { FilterChips } from '../../ui/FilterChips';
import { SavedViews } from '../../ui/SavedViews';
import { comparisons, type OverviewSearch } from './overview.search';

const filterable = filterProperties('overview');

export function OverviewBar() {
  const { t } = useTranslation();
  const [search, change] = useAddress<OverviewSearch>();
  return (
    <Bar actions={<SavedViews page="overview" />}>
      <ChipRange
        label={t('chips.time')}
        value={search}
        none={t('chips.lastDays')}
        change={({ from, to }) => change({ from, to })}
      />
      <ChipSelect
        label={t('chips.against')}
        value={search.compare ?? 'previous-period'}
        options={comparisons.map((value) => ({ value, label: t(`comparison.${value}`) }))}
        change={(compare) => change({ compare })}
      />
      <ChipBasis value={search.basis} change={(basis) => change({ basis })} />
      <FilterChips value={search.filters} properties={filterable} change={(filters) => change({ filters })} />
    </Bar>
  );
}
