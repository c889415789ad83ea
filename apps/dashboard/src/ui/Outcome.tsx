import type { UseMutationResult } from '@tanstack/react-query';
import { ProblemText } from './Failed';

interface OutcomeProps {
  mutation: Pick<UseMutationResult<unknown>, 'isSuccess' | 'isError'> & { error: unknown };
  /** What is said when it went well; nothing when the page itself shows it. */
  done?: string;
}

/** What became of the last thing that was sent. */
export function Outcome({ mutation, done }: OutcomeProps) {
  if (mutation.isError) {
    return (
      <p className="note note--bad" role="alert">
        <ProblemText error={mutation.error} />
      </p>
    );
  }
  return mutation.isSuccess && done ? (
    <p className="note note--good" role="status">
      {done}
    </p>
  ) : null;
}
