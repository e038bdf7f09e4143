import { invitationLifetimeSeconds, maxSendDelaySeconds } from '@gatehouse/core/invitations/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longDate } from '../../../i18n/format.ts';
import { trpc } from '../../../trpc.ts';
import { useToast } from '../../../ui/use-toast.tsx';
import { invitationIds, isClean, reportOf, type InviteReport } from './invite-report.ts';
import type { InviteDraft } from './use-draft.ts';
import { useUndoInvite } from './use-undo-invite.ts';

/** The day on which an invitation sent now stops working, in words. */
export function useExpiryDate(): string {
  const { i18n } = useTranslation();
  const [now] = useState(() => Date.now());
  return longDate(new Date(now + invitationLifetimeSeconds * 1_000).toISOString(), i18n.language);
}

/** Sends the good addresses. All well: the dialog closes and a toast offers to undo; otherwise the report has the word. */
export function useInvite(draft: InviteDraft) {
  const { t } = useTranslation('partner-team');
  const [report, setReport] = useState<InviteReport | null>(null);
  const utils = trpc.useUtils();
  const toast = useToast();
  const undo = useUndoInvite();
  const date = useExpiryDate();

  const invite = trpc.partnerTeam.invite.useMutation({ onSettled: () => utils.partnerTeam.invalidate() });

  const offerUndo = ({ invited }: InviteReport) => {
    const [first] = invited;
    const count = invited.length;
    const words =
      first && count === 1
        ? t('invite.leaves', { address: first.email, date })
        : t('invite.leave', { count, date });
    toast.done(words, { label: t('invite.undo'), run: () => void undo(invitationIds(invited)) });
  };

  const send = (onAllWell: () => void) => {
    const keptBack = draft.invalid.map(({ text }) => text);
    invite.mutate(
      {
        emails: draft.valid.map(({ text }) => text),
        role: draft.role,
        sendAfterSeconds: maxSendDelaySeconds,
      },
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
