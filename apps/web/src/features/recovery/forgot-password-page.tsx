import { getRouteApi, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { BareFrame } from '../../shell/bare-frame.tsx';
import { trpc } from '../../trpc.ts';
import { rememberWayBack } from '../auth/way-back.ts';
import { ForgotPasswordForm } from './forgot-password-form.tsx';
import { ResetMailSent } from './reset-mail-sent.tsx';

const route = getRouteApi('/forgot-password');

/** Asks for the address and then shows one text, whatever the address: nobody learns here who has an account (SECURITY R03). */
export function ForgotPasswordPage() {
  const { state } = useLocation();
  const [email, setEmail] = useState(state.email ?? '');
  const wayBack = route.useSearch();
  const request = trpc.auth.requestPasswordReset.useMutation({
    onMutate(input) {
      setEmail(input.email);
      rememberWayBack(wayBack);
    },
  });
  return (
    <BareFrame>
      {request.isSuccess ? (
        <ResetMailSent email={email} wayBack={wayBack} onAgain={request.reset} />
      ) : (
        <ForgotPasswordForm email={email} wayBack={wayBack} request={request} />
      )}
    </BareFrame>
  );
}
