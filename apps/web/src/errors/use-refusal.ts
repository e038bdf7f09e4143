import { useTranslation } from 'react-i18next';
import { waitUntil } from '../i18n/format.ts';
import { toProblem, type Problem } from './problem.ts';
import { useErrorMessage } from './use-error-message.ts';

/** A feature's own text for each reason. Null and missing reasons get the general text. */
export type Refusals = Partial<Record<Problem['reason'], string | null>>;

/** When a limit ends, for a text; null when the server did not say. */
type Until = ReturnType<typeof waitUntil> | null;

/**
 * The text beside a refused act: `refusal(error, own)` uses what a feature knows better than the general texts, such as whom the act was
 * about.
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
