import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { previewOf } from '../../api/audiences';
import { change } from '../../api/resources';
import type { Audience, Rule } from '../../api/types';
import { AudienceKind, AudienceName } from '../../people/AudienceFields';
import { Card } from '../../ui/Card';
import { Field, Input } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Outcome } from '../../ui/Outcome';
import { GroupEditor } from './GroupEditor';
import { LiveSize } from './LiveSize';
import type { BuilderSearch } from './audiences.search';
import { marksOf, readRule, writeRule } from './rule-tree';

const typingMilliseconds = 400;

/** The rule with its size beside it while it is edited. The rule stands in the address, so a reload keeps it. */
export function AudienceBuilder({ audience }: { audience?: Audience }) {
  const { t } = useTranslation();
  const [search, setAddress] = useAddress<BuilderSearch>();
  const [tree, setTree] = useState(() => readRule(search.rule ?? audience?.rule));
  const rule = useMemo(() => writeRule(tree), [tree]);
  const [asked, setAsked] = useState<Rule | undefined>(rule);
  useEffect(() => {
    const timer = setTimeout(() => {
      setAsked(rule);
      setAddress({ rule });
    }, typingMilliseconds);
    return () => clearTimeout(timer);
  }, [rule, setAddress]);
  const preview = useQuery({ ...previewOf(asked ?? { and: [] }), enabled: asked !== undefined });
  return (
    <div className="side">
      <Card title={t('audiences.rule')} note={t('audiences.ruleNote')}>
        <GroupEditor
          node={tree}
          change={setTree}
          depth={1}
          marks={rule && asked === rule && preview.data ? marksOf(rule, preview.data.conditions) : undefined}
        />
      </Card>
      <div className="stack sticky">
        <LiveSize query={preview} rule={asked} />
        <SaveForm audience={audience} rule={rule} />
      </div>
    </div>
  );
}

function SaveForm({ audience, rule }: { audience?: Audience; rule: Rule | undefined }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useAddress<BuilderSearch>();
  const [name, setName] = useState(audience?.name ?? search.name ?? '');
  const [description, setDescription] = useState(audience?.description ?? '');
  const [kind, setKind] = useState<Audience['kind']>(audience?.kind ?? 'live');
  const [holdout, setHoldout] = useState(String(audience?.holdoutPercent ?? 0));
  const saved = useMutation({
    mutationFn: async () => {
      const body = {
        name: name.trim(),
        description: description.trim(),
        rule,
        kind,
        holdoutPercent: Number(holdout),
      };
      const made = audience
        ? await change<Audience>(client, 'PATCH', `/v1/audiences/${audience.id}`, {
            ...body,
            revision: audience.revision,
          })
        : await change<Audience>(client, 'POST', '/v1/audiences', body);
      await change(client, 'POST', `/v1/audiences/${made.id}/refresh`);
      return made;
    },
    onSuccess: (made) => navigate({ to: '/audiences/$id', params: { id: made.id } }),
  });
  return (
    <Card title={t('audiences.keep')}>
      <Form submit={() => saved.mutate()}>
        <AudienceName value={name} change={setName} />
        <Field label={t('audiences.description')}>
          <Input
            value={description}
            maxLength={1000}
            onChange={(event) => setDescription(event.target.value)}
          />
        </Field>
        <AudienceKind value={kind} change={setKind} />
        <Field label={t('audiences.holdout')} note={t('audiences.holdoutNote')}>
          <Input
            type="number"
            min={0}
            max={99}
            value={holdout}
            onChange={(event) => setHoldout(event.target.value)}
          />
        </Field>
        <Outcome mutation={saved} />
        <div>
          <button className="btn" disabled={!rule || !name.trim() || saved.isPending}>
            {t(saved.isPending ? 'people.making' : 'audiences.save')}
          </button>
        </div>
      </Form>
    </Card>
  );
}
