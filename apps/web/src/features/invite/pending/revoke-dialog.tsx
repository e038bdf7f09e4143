import { useTranslation } from 'react-i18next';
import { useAct } from '../../../errors/use-act.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { useInvitationRefusal } from '../use-invitation-refusal.ts';
import type { InvitationDialogProps } from './invitation-dialogs.tsx';

export function RevokeDialog({ opened, invitation, calls, onClose }: InvitationDialogProps) {
  const { t } = useTranslation('invite');
  const refused = useInvitationRefusal(calls.place);
  const { id, email } = invitation;
  const { act, close, busy, refusal } = useAct({
    run: () => calls.revoke(id),
    done: () => t('revoke.done', { email }),
    refreshed: calls.refreshed,
    refusal: (error) => refused(error, 'invitation'),
    onClose,
  });

  return (
    <ConfirmDialog
      danger
      opened={opened}
      title={t('revoke.title', { email })}
      consequences={[t('revoke.deadLink'), t('revoke.silent'), t('revoke.again')]}
      keep={t('revoke.keep')}
      act={t('revoke.act')}
      busy={busy}
      refusal={refusal}
      onKeep={close}
      onAct={() => act()}
    />
  );
}
