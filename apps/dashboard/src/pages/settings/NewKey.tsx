import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { change } from '../../api/resources';
import type { ApiKey } from '../../api/types';
import { Card } from '../../ui/Card';
import { Field, Input } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Outcome } from '../../ui/Outcome';

const scopes = ['ingest', 'read', 'export', 'admin'] as const;

/** Makes a key and shows it, once. */
export function NewKey() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(['ingest']);
  const made = useMutation({
    mutationFn: () =>
      change<{ key: string; record: ApiKey }>(client, 'POST', '/v1/keys', {
        name: name.trim(),
        scopes: chosen,
      }),
    onSuccess: () => setName(''),
  });
  return (
    <Card title={t('settings.newKey')} note={t('settings.newKeyNote')} className="narrow">
      <Form submit={() => made.mutate()}>
        <Field label={t('columns.name')}>
          <Input value={name} required maxLength={200} onChange={(event) => setName(event.target.value)} />
        </Field>
        <fieldset className="plain row">
          <legend className="quiet">{t('columns.scopes')}</legend>
          {scopes.map((scope) => (
            <label key={scope} className="check">
              <input
                type="checkbox"
                checked={chosen.includes(scope)}
                onChange={() =>
                  setChosen(
                    chosen.includes(scope) ? chosen.filter((each) => each !== scope) : [...chosen, scope],
                  )
                }
              />
              {t(`scope.${scope}`)}
            </label>
          ))}
        </fieldset>
        <Outcome mutation={made} />
        {made.data && (
          <div role="status">
            <p>{t('settings.keyOnce')}</p>
            <p className="secret">{made.data.key}</p>
          </div>
        )}
        <div>
          <button className="btn" disabled={!name.trim() || !chosen.length || made.isPending}>
            {t('settings.makeKey')}
          </button>
        </div>
      </Form>
    </Card>
  );
}
