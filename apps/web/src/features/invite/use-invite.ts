import { maxSendDelaySeconds } from '@gatehouse/core/invitations/contract';
import type { Role } from '@gatehouse/policy';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../ui/use-toast.tsx';
import type { Inviting } from './invitation-calls.ts';
import { invitationIds, isClean, reportOf, type InviteReport } from './invite-report.ts';
import type { InviteDraft } from './use-draft.ts';
import { useExpiryDate } from './use-expiry-date.ts';
import { useUndoInvite } from './use-undo-invite.ts';

/** Sends the good addresses. All well: the dialog closes and a toast offers to undo; otherwise the report has the word. */
export function useInvite<R extends Role>(draft: InviteDraft, inviting: Inviting<R>) {
  const { t } = useTranslation('invite');
  const [report, setReport] = useState<InviteReport | null>(null);
  const toast = useToast();
  const undo = useUndoInvite(inviting);
  const date = useExpiryDate();

  const invite = useMutation({ mutationFn: inviting.invite, onSettled: inviting.refreshed });

  const offerUndo = ({ invited }: InviteReport) => {
    const [first] = invited;
    const count = invited.length;
    const words =
      first && count === 1
        ? t('invite.leaves', { address: first.email, date })
        : t('invite.leave', { count, date });
    toast.done(words, { label: t('invite.undo'), run: () => void undo(invitationIds(invited)) });
  };

  const send = (role: R, onAllWell: () => void) => {
    const keptBack = draft.invalid.map(({ text }) => text);
    invite.mutate(
      { emails: draft.valid.map(({ text }) => text), role, sendAfterSeconds: maxSendDelaySeconds },
      {
        onSuccess(answer) {
          const outcome = reportOf(answer, keptBack);
          if (!isClean(outcome)) return setReport(outcome);
          onAllWell();
          offerUndo(outcome);
        },
      },
    );
  };

  const reset = () => {
    setReport(null);
    invite.reset();
  };
  return { report, send, reset, sending: invite.isPending, error: invite.error };
}
