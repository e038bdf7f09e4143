import { useState } from 'react';
import { trpc } from '../../trpc.ts';

/** Why an accepted password has led nowhere: the browser stored no cookie. */
export type SignInSnag = 'noCookie';

export function useSignIn() {
  const utils = trpc.useUtils();
  const [snag, setSnag] = useState<SignInSnag | null>(null);
  const { mutate, error, isPending, submittedAt } = trpc.auth.signIn.useMutation({
    onMutate: () => setSnag(null),
    // Pending until the session is loaded, so that the button stays busy between the two calls.
    onSuccess: async ({ status, factors = [], passkeyOptions }) => {
      if (status === 'mfa_required') {
        utils.auth.secondFactor.setData(undefined, { factors, ...(passkeyOptions && { passkeyOptions }) });
        return;
      }
      await utils.auth.session.invalidate();
      if (!utils.auth.session.getData()) setSnag('noCookie');
    },
  });
  return { mutate, error, isPending, submittedAt, snag };
}
