import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import { useRefusal } from '../use-refusal.ts';
import type { InvitationDialogProps } from './invitation-dialogs.tsx';

export function RevokeDialog({ opened, invitation, onClose }: InvitationDialogProps) {
  const { t } = useTranslation('partner-team');
  const toast = useToast();
  const refusal = useRefusal();
  const utils = trpc.useUtils();
  const { id, email } = invitation;

  const revoke = trpc.partnerTeam.revokeInvitation.useMutation({
    onSuccess() {
      close();
      toast.done(t('revoke.done', { email }));
    },
    onSettled: () => utils.partnerTeam.invalidate(),
  });
  const close = () => {
    onClose();
    revoke.reset();
  };

  return (
    <ConfirmDialog
      danger
      opened={opened}
      title={t('revoke.title', { email })}
      consequences={[t('revoke.deadLink'), t('revoke.silent'), t('revoke.again')]}
      keep={t('revoke.keep')}
      act={t('revoke.act')}
      busy={revoke.isPending}
      refusal={revoke.error && refusal(revoke.error, { subject: 'invitation' })}
      onKeep={close}
      onAct={() => revoke.mutate({ invitationId: id })}
    />
  );
}
