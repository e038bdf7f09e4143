import { useTranslation } from 'react-i18next';
import { useToast } from '../../ui/use-toast.tsx';
import type { InvitationCalls } from './invitation-calls.ts';
import { undoInvite } from './undo-invite.ts';

/** A real undo: the server revokes the new invitations. Shows the result. */
export function useUndoInvite({
  revoke,
  refreshed,
}: InvitationCalls): (ids: readonly string[]) => Promise<void> {
  const { t } = useTranslation('invite');
  const toast = useToast();
  return async (ids) => {
    const { withdrawn, failed } = await undoInvite(ids, revoke);
    await refreshed();
    if (withdrawn > 0) toast.done(t('invite.undone', { count: withdrawn }));
    if (failed > 0) toast.done(t('invite.undoFailed', { count: failed }));
  };
}
