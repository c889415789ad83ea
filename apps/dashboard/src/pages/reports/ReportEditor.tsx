import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { change } from '../../api/resources';
import type { Report } from '../../api/types';
import type { Format } from '../../format/format';
import { useFormat } from '../../format/use-format';
import { useProject } from '../../session/use-project';
import { Card } from '../../ui/Card';
import { Field, Input, Select } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Outcome } from '../../ui/Outcome';
import { Blocks } from './Blocks';
import { Channels, type Channel } from './Channels';
import { Comparisons, comparisonKinds } from './Comparisons';
import { cronWords } from './cron-words';
import { readyBlocks, reportForm, type Block } from './ready-blocks';

type Period = Report['period'] & string;

/** How far back rows come in late, mostly; as the server fills it in. */
const usualLatePeriods: Record<Period, number> = { day: 7, week: 4, month: 2 };

const beginning = ['totals', 'days', 'segments', 'cohorts', 'funnel', 'audiences'];

/** What a report shows, about which time, when it is written and where it goes. */
export function ReportEditor({ report }: { report?: Report }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const format = useFormat();
  const project = useProject();
  const [draft, setDraft] = useState({
    name: report?.name ?? '',
    period: (report?.period ?? 'day') as Period,
    latePeriods: report?.latePeriods ?? usualLatePeriods.day,
    cron: report ? (report.cron ?? '') : '0 5 * * *',
    timeZone: report?.timeZone ?? project.timeZone,
    language: (report?.language ?? i18n.language) as string,
    enabled: report?.enabled ?? true,
    comparison: report?.comparison ?? [...comparisonKinds],
  });
  const [blocks, setBlocks] = useState<Block[]>(
    (report?.blocks as Block[] | undefined) ?? beginning.map((name) => readyBlocks[name] as Block),
  );
  const [channels, setChannels] = useState<Channel[]>((report?.channels as Channel[] | undefined) ?? []);
  const saved = useMutation({
    mutationFn: () => {
      const body = { ...draft, cron: draft.cron.trim() || null, blocks, channels };
      return report
        ? change<Report>(client, 'PATCH', `/v1/reports/${report.id}`, { ...body, revision: report.revision })
        : change<Report>(client, 'POST', '/v1/reports', body);
    },
    onSuccess: (made) =>
      navigate({ to: '/reports/$id', params: { id: made.id }, search: { section: 'edit' } as never }),
  });
  const put = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  return (
    <div className="side">
      <div className="stack">
        <Blocks blocks={blocks} change={setBlocks} />
        <Channels channels={channels} change={setChannels} />
      </div>
      <Card title={t('reports.definition')} className="sticky">
        <Form id={reportForm} submit={() => saved.mutate()}>
          <Field label={t('columns.name')}>
            <Input
              value={draft.name}
              required
              maxLength={200}
              onChange={(e) => put({ name: e.target.value })}
            />
          </Field>
          <Field label={t('reports.about')}>
            <Select
              value={draft.period}
              options={Object.keys(usualLatePeriods).map((value) => ({
                value,
                label: t(`reportPeriod.${value}`),
              }))}
              onChange={(e) => {
                const period = e.target.value as Period;
                put({ period, latePeriods: usualLatePeriods[period] });
              }}
            />
          </Field>
          <Field label={t('reports.when')} note={cronNote(t, format, draft.cron)}>
            <Input
              value={draft.cron}
              placeholder={t('reports.byHand')}
              onChange={(e) => put({ cron: e.target.value })}
            />
          </Field>
          <Field label={t('reports.latePeriods')} note={t('reports.latePeriodsNote')}>
            <Input
              type="number"
              required
              min={0}
              max={62}
              step={1}
              value={Number.isNaN(draft.latePeriods) ? '' : draft.latePeriods}
              onChange={(e) => put({ latePeriods: e.target.valueAsNumber })}
            />
          </Field>
          <Field label={t('settings.timeZone')}>
            <Input value={draft.timeZone} onChange={(e) => put({ timeZone: e.target.value })} />
          </Field>
          <Field label={t('nav.language')}>
            <Select
              value={draft.language}
              options={[
                { value: 'en', label: 'English' },
                { value: 'zh-CN', label: '简体中文' },
              ]}
              onChange={(e) => put({ language: e.target.value })}
            />
          </Field>
          <Comparisons chosen={draft.comparison} change={(comparison) => put({ comparison })} />
          <label className="check">
            <input
              type="checkbox"
              checked={draft.enabled}
              onChange={(e) => put({ enabled: e.target.checked })}
            />
            {t('reports.enabled')}
          </label>
          <Outcome mutation={saved} done={t('settings.saved')} />
          <div>
            <button className="btn" disabled={!draft.name.trim() || !blocks.length || saved.isPending}>
              {t('ui.save')}
            </button>
          </div>
        </Form>
      </Card>
    </div>
  );
}

/** What the fields of the line are, and what it says where it can be said in words. */
function cronNote(t: TFunction, format: Format, line: string): string {
  const words = cronWords(t, format, line);
  return words === line ? t('reports.cronNote') : `${words}${t('ui.stop')}${t('reports.cronNote')}`;
}
