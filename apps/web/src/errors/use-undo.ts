import { useTranslation } from 'react-i18next';
import { useToast } from '../ui/use-toast.tsx';
import { useErrorMessage } from './use-error-message.ts';

/**
 * Undoes what a toast offers to undo: `undo(back, said)` runs the opposite and reports it in a toast. The page where it was done may be
 * gone, so a refusal is shown in a toast too, which is the one exception.
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
