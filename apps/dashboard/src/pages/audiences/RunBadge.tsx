import { useTranslation } from 'react-i18next';
import type { AudienceRun } from '../../api/types';

const looks: Record<AudienceRun['status'], string> = {
  running: 'badge',
  published: 'badge badge--good',
  failed: 'badge badge--bad',
};

/** How a refresh went. */
export function RunBadge({ run }: { run: AudienceRun | null | undefined }) {
  const { t } = useTranslation();
  if (!run) return <>–</>;
  return (
    <span className={looks[run.status]} title={run.error ?? undefined}>
      {t(`run.${run.status}`)}
    </span>
  );
}
