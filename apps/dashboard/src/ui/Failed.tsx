import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';
import { problemWords } from './problem-words';

/** What went wrong, where, and what to do about it. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? error : undefined;
  const hint = hintOf(problem);
  const here = useRouterState({ select: (state) => state.location.href });
  return (
    <div className="state" role="alert">
      <b>{t(titleOf(problem))}</b>
      <ProblemText error={error} />
      {hint && <span>{t(hint)}</span>}
      {problem?.status === 401 ? (
        <Link className="btn" to="/sign-in" search={{ next: here }}>
          {t('session.signIn')}
        </Link>
      ) : (
        retry && (
          <button type="button" className="btn btn--quiet" onClick={retry}>
            {t('state.retry')}
          </button>
        )
      )}
    </div>
  );
}

/** What a problem says, in the reader's language: each mistake with its path, or the problem as a whole. */
export function ProblemText({ error }: { error: unknown }) {
  const { t, i18n } = useTranslation();
  if (!(error instanceof ApiProblem))
    return <span>{error instanceof Error ? error.message : String(error)}</span>;
  if (error.status === 0) return <span>{t('state.unreachable')}</span>;
  return (
    <>
      {problemWords(error, t, i18n.language).map(({ path, text, original }) => (
        <span key={`${path} ${text}`}>
          {path && <code>{path}</code>} {text}
          {original && (
            <small className="quiet" lang="en">
              {' '}
              {original}
            </small>
          )}
        </span>
      ))}
    </>
  );
}

function titleOf(problem: ApiProblem | undefined): string {
  if (problem?.status === 401) return 'state.sessionEnded';
  if (problem?.status === 403) return 'state.forbidden';
  if (problem?.status === 404) return 'state.notFound';
  if (problem && problem.status >= 400 && problem.status < 500) return 'state.refused';
  return 'state.failed';
}

/** What the reader can do about it, where the problem itself does not say so. */
function hintOf(problem: ApiProblem | undefined): string | undefined {
  const status = problem?.status ?? 500;
  if (status === 503) return 'state.busyHint';
  if (status === 504) return 'state.late';
  if (status >= 500) return 'state.failedHint';
  if (status === 400 || status === 422) return 'state.refusedHint';
  if (status === 429) return 'state.busyHint';
  return status === 404 ? 'state.notFoundHint' : undefined;
}
