import { useMutation } from '@tanstack/react-query';
import { useToast } from '../ui/use-toast.tsx';
import { useUndo } from './use-undo.ts';

interface Options<V> {
  readonly run: (given: V) => Promise<unknown>;
  /** What is said when it is done. */
  readonly done: (given: V) => string;
  /** For what the server can take back: how, and what is said then. */
  readonly opposite?: (given: V) => { readonly run: () => Promise<unknown>; readonly done: string };
  /** Asks again for everything that shows it, whether done or refused. */
  readonly refreshed: () => Promise<unknown>;
  readonly refusal: (error: unknown) => string;
  readonly onClose: () => void;
}

/** One act in a dialog: done, the dialog closes and says so; refused, it stays and says why. */
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
