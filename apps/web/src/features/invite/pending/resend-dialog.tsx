import { day, lifetimes } from '@gatehouse/policy';
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../errors/use-act.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useExpiryDate } from '../use-expiry-date.ts';
import { useInvitationRefusal } from '../use-invitation-refusal.ts';
import { useMailAnswer } from './delivery-state.tsx';
import type { InvitationDialogProps } from './invitation-dialogs.tsx';

interface Props extends InvitationDialogProps {
  /** For a mail that does not arrive: copies the link instead. Null where there is none to copy. */
  readonly onCopyInstead: (() => void) | null;
}

const days = lifetimes.invitation / day;

export function ResendDialog({ opened, invitation, calls, onClose, onCopyInstead }: Props) {
  const { t } = useTranslation('invite');
  const refused = useInvitationRefusal(calls.place);
  const date = useExpiryDate();
  const answer = useMailAnswer(invitation.delivery);
  const { id, email } = invitation;
  const failed = invitation.delivery.deliveryStatus === 'failed';

  const { act, close, busy, refusal } = useAct({
    run: () => calls.resend(id),
    done: () => t('resend.done', { email, date }),
    refreshed: calls.refreshed,
    refusal: (error) => refused(error, 'invitation'),
    onClose,
  });

  return (
    <ConfirmDialog
      opened={opened}
      title={t('resend.title', { email })}
      // After a refused mail there is no link that could stop working.
      consequences={[t('resend.newLink', { count: days }), ...(failed ? [] : [t('resend.oldLink')])]}
      keep={t('resend.keep')}
      act={t('resend.act')}
      busy={busy}
      refusal={refusal}
      onKeep={close}
      onAct={() => act()}
    >
      {failed && (
        <Notice tone="danger" icon={IconAlertTriangle} title={t('resend.failedTitle')}>
          {answer}
          {onCopyInstead && (
            <div>
              <Button variant="default" size="compact-sm" mt="xs" onClick={onCopyInstead}>
                {t('resend.copyInstead')}
              </Button>
            </div>
          )}
        </Notice>
      )}
    </ConfirmDialog>
  );
}
