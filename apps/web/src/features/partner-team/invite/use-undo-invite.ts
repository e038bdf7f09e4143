import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { useToast } from '../../../ui/use-toast.tsx';
import { undoInvite } from './undo-invite.ts';

/** Undo that is real: the server revokes what was just made. It says what came of it. */
export function useUndoInvite(): (ids: readonly string[]) => Promise<void> {
  const { t } = useTranslation('partner-team');
  const utils = trpc.useUtils();
  const toast = useToast();
  return useCallback(
    async (ids) => {
      const revoke = (invitationId: string) =>
        utils.client.partnerTeam.revokeInvitation.mutate({ invitationId });
      const { withdrawn, failed } = await undoInvite(ids, revoke);
      await utils.partnerTeam.invalidate();
      if (withdrawn > 0) toast.done(t('invite.undone', { count: withdrawn }));
      if (failed > 0) toast.done(t('invite.undoFailed', { count: failed }));
    },
    [t, utils, toast],
  );
}
