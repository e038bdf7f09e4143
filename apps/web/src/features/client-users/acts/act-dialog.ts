import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { useMutation } from '@tanstack/react-query';
import { useUndo } from '../../../errors/use-undo.ts';
import { trpc } from '../../../trpc.ts';
import { useToast } from '../../../ui/use-toast.tsx';
import { useRefusal } from '../use-refusal.ts';
import { useUsers } from '../users-context.ts';

export interface ActDialogProps {
  readonly opened: boolean;
  readonly user: ClientUserRow;
  readonly onClose: () => void;
}

/** The name of a person in a sentence. */
export const nameOf = ({ name, email }: Pick<ClientUserRow, 'name' | 'email'>): string => name || email;

/**
 * One act on one person. When it succeeds, the dialog closes and a toast says so; when it is refused, the dialog stays and shows why. The
 * lists reload in both cases.
 */
export function useAct<V>(
  { user, onClose }: ActDialogProps,
  run: (given: V) => Promise<unknown>,
  done: (given: V) => string,
  /** How to undo an act that the server can reverse, and the text to show afterwards. */
  opposite?: { readonly run: () => Promise<unknown>; readonly done: string },
) {
  const { client } = useUsers();
  const utils = trpc.useUtils();
  const toast = useToast();
  const undo = useUndo();
  const refusal = useRefusal(client);
  const act = useMutation({
    mutationFn: run,
    onSuccess(_answer, given) {
      close();
      toast.done(done(given), opposite && undo(takeBack, opposite.done));
    },
    onSettled: () => utils.clientUsers.invalidate(),
  });
  const takeBack = async () => {
    try {
      await opposite?.run();
    } finally {
      await utils.clientUsers.invalidate();
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
    refusal: act.error && refusal(act.error, nameOf(user)),
  };
}
