import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { useNewestOrderDay } from '../../api/newest-order';
import { addDays } from '../../format/calendar';
import { useFormat } from '../../format/use-format';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import type { OverviewSearch } from './overview.search';

/** As many days as the page shows without a range. */
const shownDays = 30;

/** Nobody ordered in the time; when somebody did before, the way there. */
export function NoOrders() {
  const { t } = useTranslation();
  const format = useFormat();
  const [, change] = useAddress<OverviewSearch>();
  const newest = useNewestOrderDay();
  return (
    <Card>
      <Empty title={t('overview.none')}>
        {newest && <span>{t('overview.newest', { day: format.date(newest) })}</span>}
        <span>{t('overview.noneHint')}</span>
        {newest && (
          <button
            type="button"
            className="btn"
            onClick={() => change({ from: addDays(newest, 1 - shownDays), to: addDays(newest, 1) })}
          >
            {t('overview.showNewest', { days: format.days(shownDays) })}
          </button>
        )}
      </Empty>
    </Card>
  );
}
