import { Trans, useTranslation } from 'react-i18next';
import type { Audience } from '../../api/types';
import { useFormat } from '../../format/use-format';

/** The size, when it was counted, and whether the last refresh failed. */
export function AudienceLead({ audience }: { audience: Audience }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { size, refreshedAt, lastRun } = audience;
  return (
    <>
      {size === null || !refreshedAt ? (
        t('audiences.neverCounted')
      ) : (
        <Trans
          i18nKey="audiences.size"
          count={size}
          values={{ n: format.count(size), time: format.time(refreshedAt) }}
          components={{ b: <b /> }}
        />
      )}
      {t('ui.gap')}
      {lastRun?.status === 'published' &&
        lastRun.entered !== null &&
        t('audiences.moved', {
          entered: format.count(lastRun.entered),
          left: format.count(lastRun.left ?? 0),
        })}
      {t('ui.gap')}
      {lastRun?.status === 'failed' && (
        <b className="down">{t('audiences.lastFailed', { reason: lastRun.error ?? '' })}</b>
      )}
    </>
  );
}
