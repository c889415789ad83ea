import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openLink } from '../../api/session';
import { Loading } from '../../ui/Asked';
import { ProblemText } from '../../ui/Failed';
import { Field, Input } from '../../ui/Field';
import { Form } from '../../ui/Form';
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
  const { mutate, isPending, error } = useMutation({
    mutationFn: (answers: { email?: string; password?: string }) => openLink(client, { token, ...answers }),
    onSuccess: (missing) => (missing.length ? setNeeds(missing) : enter()),
  });
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
      {needs.includes('email') && (
        <Field label={t('session.email')}>
          <Input
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
      )}
      <Field label={t('session.newPassword')} note={t('session.passwordNote', { least: shortestPassword })}>
        <Input
          type="password"
          autoComplete="new-password"
          required
          minLength={shortestPassword}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      {error && (
        <p className="note note--bad" role="alert">
          <ProblemText error={error} />
        </p>
      )}
      <button className="btn" disabled={isPending}>
        {t('session.begin')}
      </button>
    </Form>
  );
}
