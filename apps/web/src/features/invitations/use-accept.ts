import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { trpc } from '../../trpc.ts';
import { forgetToken } from '../auth/link-token.ts';

interface NewPerson {
  readonly displayName: string;
  readonly password: string;
}

/** Accepting is a POST by button (SECURITY R20). It ends signed in, acting for the new membership, on the start page. */
export function useAccept(token: string | null) {
  const utils = trpc.useUtils();
  const navigate = useNavigate();
  const [accepted, setAccepted] = useState(false);
  const { mutate, error, isPending } = trpc.invitations.accept.useMutation({
    onSuccess: async () => {
      // First, or the page would look the used link up once more and call it dead.
      setAccepted(true);
      forgetToken('/accept');
      await utils.auth.session.invalidate();
      await navigate({ to: '/', replace: true });
    },
  });
  return {
    accepted,
    error,
    isPending,
    accept(person?: NewPerson) {
      if (token !== null && !isPending) mutate({ token, ...person });
    },
  };
}

export type Accepting = ReturnType<typeof useAccept>;
