import { getRouteApi } from '@tanstack/react-router';
import { toProblem } from '../../errors/problem.ts';
import { BareFrame } from '../../shell/bare-frame.tsx';
import { trpc } from '../../trpc.ts';
import { useLast } from '../../ui/use-last.ts';
import { forgetToken } from '../auth/link-token.ts';
import { DeadResetLink } from './dead-reset-link.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { PasswordChanged } from './password-changed.tsx';

const route = getRouteApi('/reset');

/** A second link opened in the same tab begins anew; a token that was used up and forgotten does not. */
export function ResetPage() {
  const { token } = route.useRouteContext();
  const held = useLast(token);
  return (
    <BareFrame>
      {held === null ? <DeadResetLink reason="link_invalid" /> : <OneLink token={held} key={held} />}
    </BareFrame>
  );
}

/** Opening the link changes nothing: a mail scanner that follows it uses nothing up. Whether it still works, the button finds out. */
function OneLink({ token }: { token: string }) {
  const utils = trpc.useUtils();
  const reset = trpc.auth.resetPassword.useMutation({
    onSuccess: async () => {
      forgetToken('/reset');
      // A session of this browser may have been among those that were ended.
      await utils.auth.session.invalidate();
    },
    onError: (error) => {
      if (deadFor(error)) forgetToken('/reset');
    },
  });
  const dead = deadFor(reset.error);
  if (reset.isSuccess) return <PasswordChanged />;
  if (dead) return <DeadResetLink reason={dead} />;
  return (
    <NewPasswordForm
      error={reset.error}
      saving={reset.isPending}
      onSave={(password) => reset.mutate({ token, password })}
    />
  );
}

function deadFor(error: unknown): 'link_invalid' | 'link_expired' | null {
  if (!error) return null;
  const { reason } = toProblem(error);
  return reason === 'link_invalid' || reason === 'link_expired' ? reason : null;
}
