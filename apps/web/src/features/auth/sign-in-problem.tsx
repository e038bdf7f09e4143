import { useTranslation } from 'react-i18next';
import { TimedRefusal } from '../../errors/timed-refusal.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { SignInSnag } from './use-sign-in.ts';

interface Props {
  readonly outcome: {
    readonly error: unknown;
    readonly submittedAt: number;
    readonly snag: SignInSnag | null;
  };
}

/** One text for a wrong address and a wrong password. For a rate limit it shows the time left. */
export function SignInProblem({ outcome: { error, submittedAt, snag } }: Props) {
  const { t } = useTranslation('auth');
  if (!snag) return <TimedRefusal error={error} since={submittedAt} />;
  return (
    <Notice tone="danger" role="alert">
      {t(`signIn.${snag}`)}
    </Notice>
  );
}
