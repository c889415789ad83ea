import { Trans, useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format';
import type { Labels } from './cohort-labels';
import type { CohortTriangle } from './cohort-triangle';

/** An average of fewer cohorts is not put into the sentence while a better one is there. */
const enoughCohorts = 3;

interface ValueLeadProps {
  triangle: CohortTriangle;
  labels: Labels;
}

/** What a customer brings early and late, over mature cells. */
export function ValueLead({ triangle, labels }: ValueLeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const mature = triangle.periods.filter((_, index) => triangle.means[index] !== undefined);
  if (!triangle.lines.length) return t('value.none');
  if (!mature.length) return t('value.immature');
  const sound = mature.filter(
    (period) => (triangle.matureCount[triangle.periods.indexOf(period)] ?? 0) >= enoughCohorts,
  );
  // What the first order itself brings says little about a customer, so later periods go first.
  const later = (some: readonly number[]) => some.filter((period) => labels.at(period) > 0);
  const usable = [later(sound), later(mature), mature].find((some) => some.length) as number[];
  const late = usable.at(-1) as number;
  const early = usable.findLast((period) => labels.at(period) <= labels.early) ?? (usable[0] as number);
  const money = (period: number) => format.money(triangle.means[triangle.periods.indexOf(period)] ?? 0);
  return (
    <Trans
      i18nKey={early === late ? 'value.leadOne' : 'value.leadTwo'}
      values={{
        value: money(early),
        at: labels.period(early),
        laterValue: money(late),
        laterAt: labels.period(late),
      }}
      components={{ b: <b /> }}
    />
  );
}
