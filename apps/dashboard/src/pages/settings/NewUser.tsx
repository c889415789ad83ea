import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { change } from '../../api/resources';
import type { Role, User } from '../../api/types';
import { Card } from '../../ui/Card';
import { Field, Input, Select } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Outcome } from '../../ui/Outcome';
import { roles } from './roles';

/** Invites someone: the link that signs in once is shown here, to be sent by hand. */
export function NewUser() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('analyst');
  const made = useMutation({
    mutationFn: () =>
      change<{ user: User; signInLink: string }>(client, 'POST', '/v1/users', { email: email.trim(), role }),
    onSuccess: () => setEmail(''),
  });
  return (
    <Card title={t('settings.newUser')} note={t('settings.newUserNote')} className="narrow">
      <Form submit={() => made.mutate()}>
        <Field label={t('columns.email')}>
          <Input type="email" value={email} required onChange={(event) => setEmail(event.target.value)} />
        </Field>
        <Field label={t('columns.role')} note={t(`roleNote.${role}`)}>
          <Select
            value={role}
            options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={(event) => setRole(event.target.value as Role)}
          />
        </Field>
        <Outcome mutation={made} />
        {made.data && (
          <div role="status">
            <p>{t('settings.linkOnce', { email: made.data.user.email })}</p>
            <p className="secret">{new URL(made.data.signInLink, location.origin).href}</p>
          </div>
        )}
        <div>
          <button className="btn" disabled={!email.trim() || made.isPending}>
            {t('settings.invite')}
          </button>
        </div>
      </Form>
    </Card>
  );
}
