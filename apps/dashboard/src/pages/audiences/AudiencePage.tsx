import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { change, resource } from '../../api/resources';
import type { Audience, AudienceRun } from '../../api/types';
import { Asked } from '../../ui/Asked';
import { Bar } from '../../ui/Bar';
import { Card } from '../../ui/Card';
import { Outcome } from '../../ui/Outcome';
import { PageHead } from '../../ui/PageHead';
import { RemoveButton } from '../../ui/RemoveButton';
import { Tabs } from '../../ui/Tabs';
import { AudienceLead } from './AudienceLead';
import { Changes } from './Changes';
import { Exports } from './Exports';
import { Members } from './Members';
import { RuleText } from './RuleText';
import { Runs } from './Runs';
import { sections, type AudienceSearch } from './audiences.search';

/** One audience: its people, what changed, its files and its rule. */
export function AudiencePage() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false }) as { id: string };
  const client = useQueryClient();
  const navigate = useNavigate();
  const [{ section = 'members' }, setAddress] = useAddress<AudienceSearch>();
  const query = useQuery(resource<Audience>(`/v1/audiences/${id}`));
  const refreshed = useMutation({
    mutationFn: () => change<AudienceRun>(client, 'POST', `/v1/audiences/${id}/refresh`),
  });
  const removed = useMutation({
    mutationFn: () => change(client, 'DELETE', `/v1/audiences/${id}`),
    onSuccess: () => navigate({ to: '/audiences' }),
  });
  const audience = query.data;
  return (
    <>
      <Bar
        actions={
          <>
            <RemoveButton
              sure={t('audiences.removeSure', { name: audience?.name })}
              remove={() => removed.mutate()}
            />
            <Link className="btn btn--quiet" to="/audiences/build" search={{ id } as never}>
              {t('audiences.change')}
            </Link>
            <button
              type="button"
              className="btn"
              disabled={refreshed.isPending}
              onClick={() => refreshed.mutate()}
            >
              {t(refreshed.isPending ? 'people.making' : 'audiences.refresh')}
            </button>
          </>
        }
      >
        <Link className="btn btn--quiet" to="/audiences">
          ← {t('audiences.title')}
        </Link>
      </Bar>
      <PageHead title={audience?.name ?? ''} lead={audience && <AudienceLead audience={audience} />} />
      <Outcome mutation={refreshed} />
      <Outcome mutation={removed} />
      <Asked query={query}>
        {(answer) => (
          <div className="stack">
            <Tabs
              label={answer.name}
              value={section}
              options={sections.map((value) => ({ value, label: t(`audiences.${value}`) }))}
              change={(next) => setAddress({ section: next })}
            />
            {section === 'members' && <Members audience={answer} />}
            {section === 'changes' && <Changes audience={answer} />}
            {section === 'exports' && <Exports audience={answer} />}
            {section === 'runs' && <Runs audience={answer} />}
            {section === 'rule' && (
              <Card title={t('audiences.rule')} note={answer.description ?? undefined}>
                <RuleText rule={answer.rule} />
              </Card>
            )}
          </div>
        )}
      </Asked>
    </>
  );
}
