import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { useFormat } from '../../format/use-format';
import { filterProperties } from '../../parameters/filter-properties';
import { Bar } from '../../ui/Bar';
import { ChipAsOf } from '../../ui/ChipAsOf';
import { ChipBasis } from '../../ui/ChipBasis';
import { ChipNumber } from '../../ui/ChipNumber';
import { ChipSelect } from '../../ui/ChipSelect';
import { FilterChips } from '../../ui/FilterChips';
import { Options } from '../../ui/Options';
import { Popover } from '../../ui/Popover';
import { SavedViews } from '../../ui/SavedViews';
import { segmentName } from './segment-names';
import { peopleOfSegment } from './segments.people';
import type { SegmentRow } from './segments.rows';
import {
  comparisons,
  defaultLookbackDays,
  methods,
  type SegmentsSearch,
  type SegmentsParameters,
} from './segments.search';

const filterable = filterProperties('rfm');

interface SegmentsBarProps {
  shared: SegmentsParameters;
  rows: readonly SegmentRow[];
}

/** Every parameter of the page as a chip. */
export function SegmentsBar({ shared, rows }: SegmentsBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [search, change] = useAddress<SegmentsSearch>();
  const lookback = search.lookback ?? defaultLookbackDays;
  return (
    <Bar
      actions={
        <>
          <SavedViews page="segments" />
          {rows.length > 0 && (
            <Popover className="btn" side="right" label={t('people.makeAudience')}>
              {() => (
                <Options
                  label={t('people.makeAudience')}
                  options={rows.map((row) => ({
                    value: row.segment,
                    label: segmentName(t, row.segment),
                    aside: format.count(row.customers),
                  }))}
                  choose={(segment) =>
                    change({ people: peopleOfSegment(shared, segment, segmentName(t, segment)) })
                  }
                />
              )}
            </Popover>
          )}
        </>
      }
    >
      <ChipAsOf value={search.asOf} change={(asOf) => change({ asOf })} />
      <ChipSelect
        label={t('chips.against')}
        value={search.compare ?? 'previous-period'}
        options={comparisons.map((value) => ({ value, label: t(`comparisonAt.${value}`) }))}
        change={(compare) => change({ compare })}
      />
      <ChipBasis value={search.basis} change={(basis) => change({ basis })} />
      <ChipNumber
        label={t('chips.lookback')}
        value={lookback}
        shown={format.days(lookback)}
        least={1}
        most={3650}
        unit={t('ui.days')}
        change={(next) => change({ lookback: next })}
      />
      <ChipSelect
        label={t('chips.method')}
        value={search.method ?? 'quantile'}
        options={methods
          .filter((value) => value !== 'threshold')
          .map((value) => ({ value, label: t(`method.${value}`) }))}
        change={(method) => change({ method })}
      />
      <FilterChips value={search.filters} properties={filterable} change={(filters) => change({ filters })} />
    </Bar>
  );
}
