import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeMe, useSession } from '../../api/session';
import { Card } from '../../ui/Card';
import { Field, Input } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Outcome } from '../../ui/Outcome';
import { PasswordField } from '../../ui/PasswordField';

/** One's name and password. */
export function Me() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { user } = useSession();
  const [name, setName] = useState(user.name ?? '');
  const [currentPassword, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const renamed = useMutation({ mutationFn: () => changeMe(client, { name: name.trim() }) });
  const secured = useMutation({
    mutationFn: () => changeMe(client, { password, ...(currentPassword ? { currentPassword } : {}) }),
    onSuccess: () => {
      setCurrent('');
      setPassword('');
    },
  });
  return (
    <div className="stack narrow">
      <Card title={t('settings.name')}>
        <Form submit={() => renamed.mutate()}>
          <Field label={t('profile.name')}>
            <Input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Outcome mutation={renamed} done={t('settings.saved')} />
          <div>
            <button className="btn">{t('ui.save')}</button>
          </div>
        </Form>
      </Card>
      <Card title={t('session.password')} note={t('settings.passwordNote')}>
        <Form submit={() => secured.mutate()}>
          <input type="hidden" autoComplete="username" value={user.email} readOnly />
          <PasswordField
            label={t('settings.currentPassword')}
            kind="current"
            value={currentPassword}
            change={setCurrent}
          />
          <PasswordField
            label={t('session.newPassword')}
            kind="new"
            required
            value={password}
            change={setPassword}
          />
          <Outcome mutation={secured} done={t('settings.saved')} />
          <div>
            <button className="btn" disabled={!password || secured.isPending}>
              {t('settings.setPassword')}
            </button>
          </div>
        </Form>
      </Card>
    </div>
  );
}
