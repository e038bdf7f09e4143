import type { InviteResult } from '@gatehouse/core/invitations/contract';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InvitationCalls } from './invitation-calls.ts';
import classes from './invite-dialog.module.css';
import { moveByArrow } from './stops.ts';
import { useInvitationRefusal } from './use-invitation-refusal.ts';

interface Props {
  readonly invitation: InviteResult;
  readonly calls: InvitationCalls;
  /** Inside an entry of the list: small, and reached by the arrow keys like the entry. */
  readonly inChip?: boolean;
}

/** Sends an earlier invitation again, and shows the result beside the address. */
export function ResendOne({ invitation, calls, inChip = false }: Props) {
  const { t } = useTranslation('invite');
  const refusal = useInvitationRefusal(calls.place);
  const resend = useMutation({ mutationFn: calls.resend, onSettled: calls.refreshed });
  const id = invitation.invitationId;
  if (id === undefined) return null;
  if (resend.error) {
    return (
      <span className={classes.refused} role="alert">
        {refusal(resend.error, 'invitation')}
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
      {...(inChip
        ? {
            variant: 'subtle',
            size: 'compact-xs',
            tabIndex: -1,
            'data-stop': true,
            onKeyDown: moveByArrow,
          }
        : { variant: 'default', size: 'compact-sm' })}
      loading={resend.isPending}
      aria-label={`${t('report.resend')}: ${invitation.email}`}
      onClick={() => resend.mutate(id)}
    >
      {t('report.resend')}
    </Button>
  );
}
