import { useTranslation } from 'react-i18next';
import { useToast } from '../ui/use-toast.tsx';
import { useErrorMessage } from './use-error-message.ts';

/**
 * What a toast offers for something the server can take back: `undo(back, said)` does the opposite and says so. The place where it was done
 * may be gone by then, so a refusal is said in a toast as well, the one exception.
 */
export function useUndo() {
  const { t } = useTranslation();
  const toast = useToast();
  const message = useErrorMessage();
  return (back: () => Promise<unknown>, said: string) => ({
    label: t('undo'),
    run: () =>
      void back().then(
        () => toast.done(said),
        (error: unknown) => toast.note(message(error)),
      ),
  });
}
