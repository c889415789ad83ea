import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../address/use-address';
import { change, resource } from '../api/resources';
import type { SavedView } from '../api/types';
import { ProblemText } from './Failed';
import { Field, Input } from './Field';
import { Form } from './Form';
import { Popover } from './Popover';

/** The page's address under a name: keeps it, opens it again, takes it away. */
export function SavedViews({ page }: { page: string }) {
  const { t } = useTranslation();
  return (
    <Popover className="btn btn--quiet" side="right" label={t('views.title')}>
      {(close) => <Views page={page} close={close} />}
    </Popover>
  );
}

function Views({ page, close }: { page: string; close: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useAddress();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const kept = useQuery(resource<{ views: SavedView[] }>('/v1/views', { page }));
  const views = kept.data?.views ?? [];
  const save = useMutation({
    mutationFn: () => {
      const query = Object.fromEntries(
        Object.entries(search).filter(
          ([key, value]) => value !== undefined && !['people', 'project'].includes(key),
        ),
      );
      return change(client, 'POST', '/v1/views', {
        page,
        name: name.trim(),
        query: JSON.stringify(query),
        shared: isShared,
      });
    },
    onSuccess: () => setName(''),
  });
  const remove = useMutation({
    mutationFn: (id: string) => change(client, 'DELETE', `/v1/views/${id}`),
  });
  const open = (view: SavedView) => {
    void navigate({ to: '.', search: JSON.parse(view.query) as never });
    close();
  };
  return (
    <Form submit={() => save.mutate()}>
      {views.map((view) => (
        <div className="row" key={view.id}>
          <button type="button" className="link spring" onClick={() => open(view)}>
            {view.name}
          </button>
          {view.own && (
            <button
              type="button"
              className="icon"
              aria-label={t('views.remove', { name: view.name })}
              onClick={() => remove.mutate(view.id)}
            >
              ✕
            </button>
          )}
        </div>
      ))}
      <Field label={t('views.name')}>
        <Input value={name} required maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
      <label className="check">
        <input type="checkbox" checked={isShared} onChange={(event) => setShared(event.target.checked)} />
        {t('views.shared')}
      </label>
      {(save.error ?? remove.error) && (
        <p role="alert" className="note note--bad">
          <ProblemText error={save.error ?? remove.error} />
        </p>
      )}
      <button className="btn" disabled={save.isPending || !name.trim()}>
        {t('views.save')}
      </button>
    </Form>
  );
}
