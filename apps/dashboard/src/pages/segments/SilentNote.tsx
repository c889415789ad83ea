import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { useNewestOrderDay } from '../../api/newest-order';
import { useFormat } from '../../format/use-format';
import type { SegmentsSearch } from './segments.search';

/** Nobody ordered within the look-back: the scores say nothing. Leads to the day of the newest order. */
export function SilentNote() {
  const { t } = useTranslation();
  const format = useFormat();
  const [, change] = useAddress<SegmentsSearch>();
  const newest = useNewestOrderDay();
  if (!newest) return null;
  const day = format.date(newest);
  return (
    <div className="note row" role="note">
      <span className="spring">{t('segments.silentNote', { day })}</span>
      <button type="button" className="btn btn--quiet" onClick={() => change({ asOf: newest })}>
        {t('segments.asOfNewest', { day })}
      </button>
    </div>
  );
}
