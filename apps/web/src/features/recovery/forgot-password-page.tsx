import { useLocation } from '@tanstack/react-router';
import { BareFrame } from '../../shell/bare-frame.tsx';
import { trpc } from '../../trpc.ts';
import { ForgotPasswordForm } from './forgot-password-form.tsx';
import { ResetMailSent } from './reset-mail-sent.tsx';

/** Asks for the address and then says one thing, whatever the address is: nobody learns here who has an account (SECURITY R03). */
export function ForgotPasswordPage() {
  const { state } = useLocation();
  const request = trpc.auth.requestPasswordReset.useMutation();
  const { variables, isSuccess } = request;
  return (
    <BareFrame>
      {isSuccess ? (
        <ResetMailSent email={variables.email} onAgain={request.reset} />
      ) : (
        <ForgotPasswordForm email={variables?.email ?? state.email ?? ''} request={request} />
      )}
    </BareFrame>
  );
}
