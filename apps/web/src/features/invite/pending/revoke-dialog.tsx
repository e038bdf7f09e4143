import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import { useInvitationRefusal } from '../use-invitation-refusal.ts';
import type { InvitationDialogProps } from './invitation-dialogs.tsx';

export function RevokeDialog({ opened, invitation, calls, onClose }: InvitationDialogProps) {
  const { t } = useTranslation('invite');
  const toast = useToast();
  const refusal = useInvitationRefusal(calls.place);
  const { id, email } = invitation;

  const revoke = useMutation({
    mutationFn: calls.revoke,
    onSuccess() {
      close();
      toast.done(t('revoke.done', { email }));
    },
    onSettled: calls.refreshed,
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
      refusal={revoke.error && refusal(revoke.error, 'invitation')}
      onKeep={close}
      onAct={() => revoke.mutate(id)}
    />
  );
}
