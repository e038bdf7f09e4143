import { maxSendDelaySeconds } from '@gatehouse/core/invitations/vocabulary';
import type { Role } from '@gatehouse/policy';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../ui/use-toast.tsx';
import type { Inviting } from './invitation-calls.ts';
import { invitationIds, isClean, reportOf, type InviteReport } from './invite-report.ts';
import type { Checked } from './address-checks.ts';
import type { InviteDraft } from './use-draft.ts';
import { checkResultOf } from './use-address-checks.ts';
import { useExpiryDate } from './use-expiry-date.ts';
import { useUndoInvite } from './use-undo-invite.ts';

/** Sends the good addresses. When all succeed, the dialog closes and a toast offers to undo; otherwise the report is shown. */
export function useInvite<R extends Role>(draft: InviteDraft, checked: Checked, inviting: Inviting<R>) {
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

  const sendable = draft.valid.filter((address) => checkResultOf(address, checked) === null);

  const send = (role: R, onAllWell: () => void) => {
    // Members and invitees were marked before and need no line in the report. Wrong addresses can still be corrected.
    const wrong = new Set(['not_an_address', 'not_possible']);
    const keptBack = draft.all
      .slice(0, draft.all.length - draft.rest.length)
      .filter((address) => wrong.has(checkResultOf(address, checked) ?? ''))
      .map(({ text }) => text);
    const leftOut = draft.rest.map(({ text }) => text);
    invite.mutate(
      { emails: sendable.map(({ text }) => text), role, sendAfterSeconds: maxSendDelaySeconds },
      {
        onSuccess(answer) {
          const outcome = reportOf(answer, keptBack, leftOut);
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
  return { report, count: sendable.length, send, reset, sending: invite.isPending, error: invite.error };
}
