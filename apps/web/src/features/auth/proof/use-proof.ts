import { useState } from 'react';
import { toProblem } from '../../../errors/problem.ts';
import { trpc } from '../../../trpc.ts';

/** Proves the reader's own mailbox: a code is mailed to it, and typed here. `onProven` runs when the session has the proof. */
export function useProof(onProven: () => void) {
  const utils = trpc.useUtils();
  const [sent, setSent] = useState(false);
  const proven = async () => {
    await utils.auth.session.invalidate();
    await utils.account.profile.invalidate();
    onProven();
  };
  // Proved meanwhile, in another tab or by a mailed link, which is just as good.
  const orStale = async (error: unknown) => {
    if (toProblem(error).reason === 'stale') await proven();
  };
  const request = trpc.account.requestEmailProof.useMutation({
    onSuccess: () => setSent(true),
    onError: orStale,
  });
  const confirm = trpc.account.confirmEmailProof.useMutation({ onSuccess: proven, onError: orStale });
  const failed = confirm.error ?? request.error;
  return {
    /** A code is on its way. A refused request for another one changes nothing. */
    sent,
    sending: request.isPending,
    confirming: confirm.isPending,
    /** A refusal other than a wrong code, which is shown at the field. */
    refusal: failed && toProblem(failed).reason !== 'invalid_code' ? failed : null,
    refusedAt: confirm.error ? confirm.submittedAt : request.submittedAt,
    wrongCode: confirm.error !== null && toProblem(confirm.error).reason === 'invalid_code',
    send: () => {
      confirm.reset();
      if (!request.isPending) request.mutate({});
    },
    confirm: (code: string) => {
      if (!confirm.isPending) confirm.mutate({ code });
    },
  };
}
