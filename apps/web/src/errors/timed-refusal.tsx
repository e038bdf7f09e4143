import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import { useNow } from '../ui/use-now.ts';
import { problemToMessage } from './error-to-message.ts';
import { toProblem } from './problem.ts';

interface Props {
  readonly error: unknown;
  /** Time of the refused call in milliseconds. */
  readonly since: number;
}

/** Shows why a call failed. For a rate limit it shows the time left, and nothing once that is over. */
export function TimedRefusal({ error, since }: Props) {
  const { t, i18n } = useTranslation('errors');
  const now = useNow();
  if (!error) return null;
  const problem = toProblem(error);
  const waited = Math.max(0, Math.floor((now - since) / 1_000));
  const left = problem.retryAfter === null ? null : problem.retryAfter - waited;
  if (left !== null && left <= 0) return null;
  return (
    <Notice tone="danger" role="alert">
      {problemToMessage({ ...problem, retryAfter: left }, t, i18n.language)}
    </Notice>
  );
}
