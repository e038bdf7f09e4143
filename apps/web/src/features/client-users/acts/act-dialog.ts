import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { useAct } from '../../../errors/use-act.ts';
import { trpc } from '../../../trpc.ts';
import { useRefusal } from '../use-refusal.ts';
import { useUsers } from '../users-context.ts';

export interface ActDialogProps {
  readonly opened: boolean;
  readonly user: ClientUserRow;
  readonly onClose: () => void;
}

/** The name of a person in a sentence. */
export const nameOf = ({ name, email }: Pick<ClientUserRow, 'name' | 'email'>): string => name || email;

/** An act on one person: `useAct` with the lists and refusals of a client's users. */
export function useUserAct<V = void>(
  { user, onClose }: ActDialogProps,
  run: (given: V) => Promise<unknown>,
  done: (given: V) => string,
  opposite?: { readonly run: () => Promise<unknown>; readonly done: string },
) {
  const { client } = useUsers();
  const utils = trpc.useUtils();
  const refusal = useRefusal(client);
  return useAct({
    run,
    done,
    ...(opposite && { opposite: () => opposite }),
    refreshed: () => utils.clientUsers.invalidate(),
    refusal: (error) => refusal(error, nameOf(user)),
    onClose,
  });
}
