import { useTranslation } from 'react-i18next';
import { trpc } from '../trpc.ts';
import { problemToMessage } from './error-to-message.ts';
import { toProblem } from './problem.ts';

/** The bare sentence for whatever a call threw, for places that show the request's id themselves. */
export function useErrorSentence(): (error: unknown) => string {
  const { t, i18n } = useTranslation('errors');
  const { auth } = trpc.useUtils();
  return (error) => {
    const reader = auth.session.getData()?.organisation?.kind === 'client' ? 'client' : 'partner';
    return problemToMessage(toProblem(error), t, i18n.language, reader);
  };
}

/** `message(error)` gives the sentence to show for whatever a call threw; where it is our fault, with the id to tell support. */
export function useErrorMessage(): (error: unknown) => string {
  const { t } = useTranslation();
  const sentence = useErrorSentence();
  return (error) => {
    const { reason, requestId } = toProblem(error);
    return reason === 'internal' && requestId !== null
      ? `${sentence(error)} ${t('requestId')}: ${requestId}`
      : sentence(error);
  };
}
