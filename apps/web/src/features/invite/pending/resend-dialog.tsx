import { invitationLifetimeSeconds } from '@gatehouse/core/invitations/contract';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import { useExpiryDate } from '../use-expiry-date.ts';
import { useInvitationRefusal } from '../use-invitation-refusal.ts';
import type { InvitationDialogProps } from './invitation-dialogs.tsx';

const days = invitationLifetimeSeconds / 86_400;

export function ResendDialog({ opened, invitation, calls, onClose }: InvitationDialogProps) {
  const { t } = useTranslation('invite');
  const toast = useToast();
  const refusal = useInvitationRefusal(calls.place);
  const date = useExpiryDate();
  const { id, email } = invitation;

  const resend = useMutation({
    mutationFn: calls.resend,
    onSuccess() {
      close();
      toast.done(t('resend.done', { email, date }));
    },
    onSettled: calls.refreshed,
  });
  const close = () => {
    onClose();
    resend.reset();
  };

  return (
    <ConfirmDialog
      opened={opened}
      title={t('resend.title', { email })}
      consequences={[t('resend.newLink', { days }), t('resend.oldLink')]}
      keep={t('resend.keep')}
      act={t('resend.act')}
      busy={resend.isPending}
      refusal={resend.error && refusal(resend.error, 'invitation')}
      onKeep={close}
      onAct={() => resend.mutate(id)}
    />
  );
}
