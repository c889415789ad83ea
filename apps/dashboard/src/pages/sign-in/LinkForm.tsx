import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openLink } from '../../api/session';
import { Loading } from '../../ui/Asked';
import { ProblemText } from '../../ui/Failed';
import { Form } from '../../ui/Form';
import { Outcome } from '../../ui/Outcome';
import { PasswordField } from '../../ui/PasswordField';
import { EmailField } from './EmailField';
import { useEnter } from './use-enter';

const shortestPassword = 12;

interface LinkFormProps {
  token: string;
  next: string | undefined;
}

/** Uses a one-time link at once; asks for what the first user must choose when the link says so. */
export function LinkForm({ token, next }: LinkFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const enter = useEnter(next);
  const [needs, setNeeds] = useState<readonly string[]>([]);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const isTried = useRef(false);
  const tried = useMutation({
    mutationFn: (answers: { email?: string; password?: string }) => openLink(client, { token, ...answers }),
    onSuccess: (missing) => (missing.length ? setNeeds(missing) : enter()),
  });
  const { mutate, error } = tried;
  useEffect(() => {
    // A link works once: the double run of effects in development must not use it up.
    if (isTried.current) return;
    isTried.current = true;
    mutate({});
  }, [mutate]);

  if (!needs.length) {
    if (!error) return <Loading />;
    return (
      <div className="state" role="alert">
        <b>{t('session.linkFailed')}</b>
        <ProblemText error={error} />
        <Link className="btn" to="/sign-in" search={{}}>
          {t('session.withPassword')}
        </Link>
      </div>
    );
  }
  return (
    <Form submit={() => mutate({ ...(needs.includes('email') ? { email } : {}), password })}>
      <h1>{t('session.welcome')}</h1>
      <p>{t('session.choose')}</p>
      {needs.includes('email') && <EmailField value={email} change={setEmail} />}
      <PasswordField
        label={t('session.newPassword')}
        note={t('session.passwordNote', { least: shortestPassword })}
        kind="new"
        required
        minLength={shortestPassword}
        value={password}
        change={setPassword}
      />
      <Outcome mutation={tried} />
      <button className="btn" disabled={tried.isPending}>
        {t('session.begin')}
      </button>
    </Form>
  );
}
