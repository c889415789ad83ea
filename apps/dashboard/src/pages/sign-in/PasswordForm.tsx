import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';
import { signIn } from '../../api/session';
import { ProblemText } from '../../ui/Failed';
import { Form } from '../../ui/Form';
import { PasswordField } from '../../ui/PasswordField';
import { EmailField } from './EmailField';
import { useEnter } from './use-enter';

export function PasswordForm({ next }: { next: string | undefined }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const enter = useEnter(next);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const tried = useMutation({ mutationFn: () => signIn(client, { email, password }), onSuccess: enter });
  const isWrong = tried.error instanceof ApiProblem && tried.error.status === 401;
  return (
    <Form submit={() => tried.mutate()}>
      <h1>{t('session.signIn')}</h1>
      <EmailField value={email} change={setEmail} />
      <PasswordField
        label={t('session.password')}
        kind="current"
        required
        value={password}
        change={setPassword}
      />
      {tried.isError && (
        <p className="note note--bad" role="alert">
          {isWrong ? t('session.wrong') : <ProblemText error={tried.error} />}
        </p>
      )}
      <button className="btn" disabled={tried.isPending}>
        {t('session.signIn')}
      </button>
      <p className="quiet">{t('session.linkHint')}</p>
    </Form>
  );
}
