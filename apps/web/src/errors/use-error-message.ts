import { useTranslation } from 'react-i18next';
import { trpc } from '../trpc.ts';
import { problemToMessage } from './error-to-message.ts';
import { toProblem } from './problem.ts';

/** The message for any error of a call, for places that show the request id themselves. */
export function useErrorSentence(): (error: unknown) => string {
  const { t, i18n } = useTranslation('errors');
  const { auth } = trpc.useUtils();
  return (error) => {
    const reader = auth.session.getData()?.organisation?.kind === 'client' ? 'client' : 'partner';
    return problemToMessage(toProblem(error), t, i18n.language, reader);
  };
}

/** `message(error)` returns the text to show for any error of a call. For errors of our own it includes the id to give to support. */
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
