import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLanguage } from '../../i18n/languages.ts';
import { trpc } from '../../trpc.ts';
import { toProblem } from '../../errors/problem.ts';
import { forgetToken } from '../auth/link-token.ts';
import { welcomeTo } from '../welcome/welcome-note.ts';

interface NewPerson {
  readonly displayName: string;
  readonly password: string;
}

/** Accepting is a POST by button (SECURITY R20). It ends signed in, acting for the new membership, on the start page. */
export function useAccept(token: string | null) {
  const utils = trpc.useUtils();
  const navigate = useNavigate();
  const { i18n } = useTranslation();
  const [accepted, setAccepted] = useState(false);
  const { mutate, error, isPending, reset } = trpc.invitations.accept.useMutation({
    onSuccess: async ({ membershipId }, { password }) => {
      // Set first: otherwise the page would look the used link up once more and show it as dead.
      setAccepted(true);
      forgetToken('/accept');
      welcomeTo(membershipId);
      if (password !== undefined) keepLanguage();
      await utils.auth.session.invalidate();
      await navigate({ to: '/', replace: true });
    },
    // Joined by another link or in another tab meanwhile: the session knows where.
    onError: async (failure) => {
      if (toProblem(failure).reason === 'already_exists') await utils.auth.session.invalidate();
    },
  });
  return {
    accepted,
    error,
    isPending,
    /** The obstacle is gone: the button can be pressed again. */
    reset,
    accept(person?: NewPerson) {
      if (token !== null && !isPending) mutate({ token, ...person });
    },
  };

  /** The account adopts the language it was created in. A failure does not matter. */
  function keepLanguage() {
    const { language } = i18n;
    if (isLanguage(language))
      utils.client.account.updateProfile.mutate({ locale: language }).catch(() => null);
  }
}

export type Accepting = ReturnType<typeof useAccept>;
