import { useMutation } from '@tanstack/react-query';
import { useToast } from '../ui/use-toast.tsx';
import { useUndo } from './use-undo.ts';

interface Options<V> {
  readonly run: (given: V) => Promise<unknown>;
  /** The text to show after success. */
  readonly done: (given: V) => string;
  /** How to undo an act that the server can reverse, and the text to show afterwards. */
  readonly opposite?: (given: V) => { readonly run: () => Promise<unknown>; readonly done: string };
  /** Reloads everything that shows the subject, after success and refusal. */
  readonly refreshed: () => Promise<unknown>;
  readonly refusal: (error: unknown) => string;
  readonly onClose: () => void;
}

/** One act in a dialog. When it succeeds, the dialog closes and a toast says so; when it is refused, the dialog stays and shows why. */
export function useAct<V = void>({ run, done, opposite, refreshed, refusal, onClose }: Options<V>) {
  const toast = useToast();
  const undo = useUndo();
  const act = useMutation({
    mutationFn: run,
    onSuccess(_answer, given) {
      close();
      const back = opposite?.(given);
      toast.done(done(given), back && undo(() => takeBack(back.run), back.done));
    },
    onSettled: refreshed,
  });
  const takeBack = async (back: () => Promise<unknown>) => {
    try {
      await back();
    } finally {
      await refreshed();
    }
  };
  const close = () => {
    onClose();
    act.reset();
  };
  return {
    act: act.mutate,
    close,
    busy: act.isPending,
    error: act.error,
    refusal: act.error && refusal(act.error),
  };
}
