import { useState } from 'react';
import { trpc } from '../../trpc.ts';

/** Why an accepted password has led nowhere: a second factor this app cannot ask for, or a browser that kept no cookie. */
export type SignInSnag = 'secondFactor' | 'noCookie';

export function useSignIn() {
  const utils = trpc.useUtils();
  const [snag, setSnag] = useState<SignInSnag | null>(null);
  const { mutate, error, isPending, submittedAt } = trpc.auth.signIn.useMutation({
    onMutate: () => setSnag(null),
    // Pending until the session is known, so that the button does not come to life between the two calls.
    onSuccess: async ({ status }) => {
      if (status === 'mfa_required') return setSnag('secondFactor');
      await utils.auth.session.invalidate();
      if (!utils.auth.session.getData()) setSnag('noCookie');
    },
  });
  return { mutate, error, isPending, submittedAt, snag };
}
