import { useTranslation } from 'react-i18next';
import { trpc } from '../trpc.ts';
import { problemToMessage } from './error-to-message.ts';
import { toProblem } from './problem.ts';

/** `message(error)` gives the sentence to show for whatever a call threw. */
export function useErrorMessage(): (error: unknown) => string {
  const { t, i18n } = useTranslation('errors');
  const { auth } = trpc.useUtils();
  return (error) => {
    const reader = auth.session.getData()?.organisation?.kind === 'client' ? 'client' : 'partner';
    return problemToMessage(toProblem(error), t, i18n.language, reader);
  };
}
