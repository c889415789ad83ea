import { useTranslation } from 'react-i18next';
import type { ReportRun } from '../../api/types';

/** How a run went, with its reason when it failed. */
export function StatusBadge({ run }: { run: Pick<ReportRun, 'status' | 'error'> | null | undefined }) {
  const { t } = useTranslation();
  if (!run) return <>–</>;
  const isFailed = run.status === 'failed';
  const isRunning = run.status === 'running';
  return (
    <span
      className={`badge${isFailed ? ' badge--bad' : isRunning ? '' : ' badge--good'}`}
      title={run.error ?? undefined}
    >
      {t(`run.${run.status}`, { defaultValue: run.status })}
    </span>
  );
}
