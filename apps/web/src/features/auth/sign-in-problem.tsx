import { useTranslation } from 'react-i18next';
import { problemToMessage } from '../../errors/error-to-message.ts';
import { toProblem } from '../../errors/problem.ts';
import { Notice } from '../../ui/notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { SignInSnag } from './use-sign-in.ts';

interface Props {
  readonly outcome: {
    readonly error: unknown;
    readonly submittedAt: number;
    readonly snag: SignInSnag | null;
  };
}

/** One wording for wrong address and wrong password; while limited, the time that is left. */
export function SignInProblem({ outcome: { error, submittedAt, snag } }: Props) {
  const { t, i18n } = useTranslation('errors');
  const { t: own } = useTranslation('auth');
  const now = useNow();
  if (snag)
    return (
      <Notice tone="danger" role="alert">
        {own(`signIn.${snag}`)}
      </Notice>
    );
  if (!error) return null;
  const problem = toProblem(error);
  const waited = Math.max(0, Math.floor((now - submittedAt) / 1_000));
  const left = problem.retryAfter === null ? null : problem.retryAfter - waited;
  if (left !== null && left <= 0) return null;
  return (
    <Notice tone="danger" role="alert">
      {problemToMessage({ ...problem, retryAfter: left }, t, i18n.language)}
    </Notice>
  );
}
