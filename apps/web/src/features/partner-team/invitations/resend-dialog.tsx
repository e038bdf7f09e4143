import { invitationLifetimeSeconds } from '@gatehouse/core/invitations/contract';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import { useExpiryDate } from '../invite/use-invite.ts';
import { useRefusal } from '../use-refusal.ts';
import type { InvitationDialogProps } from './invitation-dialogs.tsx';

const days = invitationLifetimeSeconds / 86_400;

export function ResendDialog({ opened, invitation, onClose }: InvitationDialogProps) {
  const { t } = useTranslation('partner-team');
  const toast = useToast();
  const refusal = useRefusal();
  const utils = trpc.useUtils();
  const date = useExpiryDate();
  const { id, email } = invitation;

  const resend = trpc.partnerTeam.resendInvitation.useMutation({
    onSuccess() {
      close();
      toast.done(t('resend.done', { email, date }));
    },
    onSettled: () => utils.partnerTeam.invalidate(),
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
      refusal={resend.error && refusal(resend.error, { subject: 'invitation' })}
      onKeep={close}
      onAct={() => resend.mutate({ invitationId: id })}
    />
  );
}
