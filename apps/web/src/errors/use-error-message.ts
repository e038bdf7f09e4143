import { useTranslation } from 'react-i18next';
import { problemToMessage } from './error-to-message.ts';
import { toProblem } from './problem.ts';

/** `message(error)` gives the sentence to show for whatever a call threw. */
export function useErrorMessage(): (error: unknown) => string {
  const { t, i18n } = useTranslation('errors');
  return (error) => problemToMessage(toProblem(error), t, i18n.language);
}
