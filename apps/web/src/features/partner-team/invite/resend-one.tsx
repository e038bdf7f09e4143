import type { InviteResult } from '@gatehouse/core/invitations/contract';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { useRefusal } from '../use-refusal.ts';
import classes from './invite-dialog.module.css';

/** Sends an earlier invitation again; what came of it stands beside the address. */
export function ResendOne({ invitation }: { invitation: InviteResult }) {
  const { t } = useTranslation('partner-team');
  const refusal = useRefusal();
  const utils = trpc.useUtils();
  const resend = trpc.partnerTeam.resendInvitation.useMutation({
    onSettled: () => utils.partnerTeam.invalidate(),
  });
  const id = invitation.invitationId;
  if (id === undefined) return null;
  if (resend.error) {
    return (
      <span className={classes.refused} role="alert">
        {refusal(resend.error, { subject: 'invitation' })}
      </span>
    );
  }
  if (resend.isSuccess) {
    return (
      <span className={classes.resent} role="status">
        <IconCheck size={14} aria-hidden /> {t('report.resent')}
      </span>
    );
  }
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={resend.isPending}
      aria-label={`${t('report.resend')}: ${invitation.email}`}
      onClick={() => resend.mutate({ invitationId: id })}
    >
      {t('report.resend')}
    </Button>
  );
}
