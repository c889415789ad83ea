import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { change } from '../api/resources';
import { request } from '../api/client';
import type { Audience, AudienceRun, Rule } from '../api/types';
import { useFormat } from '../format/use-format';
import { Form } from '../ui/Form';
import { Outcome } from '../ui/Outcome';
import { Popover } from '../ui/Popover';
import { AudienceKind, AudienceName } from './AudienceFields';

interface MakeAudienceProps {
  /** What the audience is called unless renamed. */
  name: string;
  rule: Rule;
  className?: string;
}

/** Keeps people as an audience: live ones follow the rule every night, static ones stay as they are today. */
export function MakeAudience({ name, rule, className = 'btn' }: MakeAudienceProps) {
  const { t } = useTranslation();
  return (
    <Popover className={className} label={t('people.makeAudience')}>
      {() => <AudienceForm name={name} rule={rule} />}
    </Popover>
  );
}

function AudienceForm({ name, rule }: MakeAudienceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const [draft, setDraft] = useState(name.slice(0, 120));
  const [kind, setKind] = useState<Audience['kind']>('live');
  const made = useMutation({
    mutationFn: async () => {
      const audience = await request<Audience>('/v1/audiences', {
        method: 'POST',
        body: { name: draft.trim(), rule, kind },
      });
      const run = await change<AudienceRun>(client, 'POST', `/v1/audiences/${audience.id}/refresh`);
      return { audience, size: run.size ?? 0 };
    },
  });
  if (made.data) {
    const { audience, size } = made.data;
    return (
      <div className="form" role="status">
        <p>{t('people.made', { name: audience.name, count: size, size: format.count(size) })}</p>
        <Link className="btn" to="/audiences/$id" params={{ id: audience.id }}>
          {t('people.openAudience')}
        </Link>
      </div>
    );
  }
  return (
    <Form submit={() => made.mutate()}>
      <AudienceName value={draft} change={setDraft} />
      <AudienceKind value={kind} change={setKind} />
      <Outcome mutation={made} />
      <button className="btn" disabled={made.isPending || !draft.trim()}>
        {t(made.isPending ? 'people.making' : 'people.make')}
      </button>
    </Form>
  );
}
