import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { change, resource } from '../../api/resources';
import type { Report, ReportRun } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Asked } from '../../ui/Asked';
import { Bar } from '../../ui/Bar';
import { Outcome } from '../../ui/Outcome';
import { PageHead } from '../../ui/PageHead';
import { RemoveButton } from '../../ui/RemoveButton';
import { Tabs } from '../../ui/Tabs';
import { ReportEditor } from './ReportEditor';
import { ReportReader } from './ReportReader';
import { ReportRuns } from './ReportRuns';
import { sections, type ReportSearch } from './reports.search';

/** One report: the newest run to read, all runs, and its definition. */
export function ReportPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { id } = useParams({ strict: false }) as { id: string };
  const client = useQueryClient();
  const navigate = useNavigate();
  const [{ section = 'read', run }, setAddress] = useAddress<ReportSearch>();
  const query = useQuery(resource<Report>(`/v1/reports/${id}`));
  const runs = useQuery(resource<{ runs: ReportRun[] }>(`/v1/reports/${id}/runs`, { limit: 100 }));
  const made = useMutation({
    mutationFn: () => change<ReportRun>(client, 'POST', `/v1/reports/${id}/runs`, {}),
    onSuccess: () => setAddress({ section: 'read', run: undefined }),
  });
  const removed = useMutation({
    mutationFn: () => change(client, 'DELETE', `/v1/reports/${id}`),
    onSuccess: () => navigate({ to: '/reports' }),
  });
  const report = query.data;
  return (
    <>
      <Bar
        actions={
          <>
            <RemoveButton
              sure={t('reports.removeSure', { name: report?.name })}
              remove={() => removed.mutate()}
            />
            <button type="button" className="btn" disabled={made.isPending} onClick={() => made.mutate()}>
              {t(made.isPending ? 'reports.making' : 'reports.makeNow')}
            </button>
          </>
        }
      >
        <Link className="btn btn--quiet" to="/reports">
          ← {t('reports.title')}
        </Link>
      </Bar>
      <PageHead
        title={report?.name ?? ''}
        lead={
          report &&
          (report.enabled && report.nextRunAt
            ? t('reports.next', { time: format.time(report.nextRunAt) })
            : t('reports.handOnly'))
        }
      />
      <Outcome mutation={made} />
      <Outcome mutation={removed} />
      <Asked query={query}>
        {(answer) => (
          <div className="stack">
            <Tabs
              label={answer.name}
              value={section}
              options={sections.map((value) => ({ value, label: t(`reports.${value}`) }))}
              change={(next) => setAddress({ section: next })}
            />
            {section === 'edit' && <ReportEditor key={answer.revision} report={answer} />}
            {section === 'runs' && (
              <Asked query={runs}>{(answer) => <ReportRuns runs={answer.runs} />}</Asked>
            )}
            {section === 'read' && (
              <Asked query={runs}>{(answer) => <ReportReader runs={answer.runs} id={run} />}</Asked>
            )}
          </div>
        )}
      </Asked>
    </>
  );
}
