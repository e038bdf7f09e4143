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

/** What somebody is called in a sentence. */
export const nameOf = ({ name, email }: Pick<ClientUserRow, 'name' | 'email'>): string => name || email;

/** One act on one person: done, it closes and says so; refused, the dialog stays and says why. Either way the lists ask again. */
export function useAct<V>(
  { user, onClose }: ActDialogProps,
  run: (given: V) => Promise<unknown>,
  done: (given: V) => string,
  /** For what the server can take back: how, and what is said then. */
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
