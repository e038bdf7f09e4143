import { useState } from 'react';
import { toProblem } from '../../../errors/problem.ts';
import { trpc } from '../../../trpc.ts';

/** Proving one's mailbox: a code is mailed to it, and typed here. `onProven` runs when the session knows of it. */
export function useProof(onProven: () => void) {
  const utils = trpc.useUtils();
  const [sent, setSent] = useState(false);
  const proven = async () => {
    await utils.auth.session.invalidate();
    await utils.account.profile.invalidate();
    onProven();
  };
  // Proven meanwhile, in another tab or by a mailed link: just as well.
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
    /** A code is on its way; asking for another one that is refused takes nothing back. */
    sent,
    sending: request.isPending,
    confirming: confirm.isPending,
    /** What is not the code's fault; that stands at the field. */
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
