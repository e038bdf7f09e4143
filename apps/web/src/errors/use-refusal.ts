import { useTranslation } from 'react-i18next';
import { waitUntil } from '../i18n/format.ts';
import { toProblem, type Problem } from './problem.ts';
import { useErrorMessage } from './use-error-message.ts';

/** The own sentence for each reason; null and what is not named get the general one. */
export type Refusals = Partial<Record<Problem['reason'], string | null>>;

/** When a limit ends, for a sentence; null where the server did not say. */
type Until = ReturnType<typeof waitUntil> | null;

/**
 * The sentence beside an act that was refused: `refusal(error, own)` takes what a feature knows better than the general sentences do, namely
 * whom the act was about.
 */
export function useRefusals() {
  const { i18n } = useTranslation();
  const message = useErrorMessage();
  return (error: unknown, own: (problem: Problem, until: Until) => Refusals): string => {
    const problem = toProblem(error);
    const { retryAfter } = problem;
    const until = retryAfter === null ? null : waitUntil(retryAfter, i18n.language);
    return own(problem, until)[problem.reason] ?? message(error);
  };
}
