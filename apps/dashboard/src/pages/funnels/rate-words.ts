import type { TFunction } from 'i18next';
import type { Format } from '../../format/format';
import type { StepRow } from './funnel.rows';

type Rate = Pick<StepRow, 'fromPreviousLow' | 'fromPreviousHigh'>;

/** Between what the rate from the step before lies; undefined where it has no interval. */
export function rateInterval(
  t: TFunction,
  format: Format,
  { fromPreviousLow: low, fromPreviousHigh: high }: Rate,
): string | undefined {
  if (low === null || high === null) return undefined;
  return t('funnels.interval', { low: format.ratio(low), high: format.ratio(high) });
}
