import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../errors/problem.ts';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { BareFrame } from '../../shell/bare-frame.tsx';
import { PagePending } from '../../shell/page-pending.tsx';
import { trpc } from '../../trpc.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useLast } from '../../ui/use-last.ts';
import { forgetToken } from '../auth/link-token.ts';
import { DeadResetLink } from './dead-reset-link.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { PasswordChanged } from './password-changed.tsx';
import { useResetLink } from './use-reset-link.ts';

const route = getRouteApi('/reset');

/** A second link opened in the same tab starts afresh; a token that was used and forgotten does not. */
export function ResetPage() {
  const { token } = route.useRouteContext();
  const held = useLast(token);
  return (
    <BareFrame>
      {held === null ? <DeadResetLink reason="link_invalid" /> : <OneLink token={held} key={held} />}
    </BareFrame>
  );
}

/**
 * Opening the link changes nothing: a mail scanner that follows it consumes nothing. The page says whether it still works before anything
 * is typed.
 */
function OneLink({ token }: { token: string }) {
  const utils = trpc.useUtils();
  const reset = trpc.auth.resetPassword.useMutation({
    onSuccess: async () => {
      forgetToken('/reset');
      // A session of this browser may have been among those that were ended.
      await utils.auth.session.invalidate();
    },
  });
  const look = useResetLink(token, reset.isPending || reset.isSuccess);
  const dead = deadFor(reset.error) ?? deadFor(look.error);
  // A dead link is not offered again after a reload.
  useEffect(() => {
    if (dead) forgetToken('/reset');
  }, [dead]);
  if (reset.isSuccess) return <PasswordChanged email={look.data?.email ?? ''} />;
  if (dead) return <DeadResetLink reason={dead} />;
  if (look.data) {
    return (
      <NewPasswordForm
        link={look.data}
        error={reset.error}
        saving={reset.isPending}
        onSave={(password) => reset.mutate({ token, password })}
      />
    );
  }
  return look.error ? <NotLookedUp look={look} /> : <PagePending />;
}

/** Whether the link works could not be found out now, which may pass. */
function NotLookedUp({ look }: { look: ReturnType<typeof useResetLink> }) {
  const { t } = useTranslation('recovery');
  const message = useErrorMessage();
  return (
    <>
      <PageHeader title={t('reset.title')} />
      <ErrorPanel
        title={t('reset.notLookedUp')}
        message={message(look.error)}
        requestId={look.error && toProblem(look.error).requestId}
        onRetry={() => void look.refetch()}
        retrying={look.isFetching}
      />
    </>
  );
}

function deadFor(error: unknown): 'link_invalid' | 'link_expired' | null {
  if (!error) return null;
  const { reason } = toProblem(error);
  if (reason === 'invalid_input' && 'token' in toProblem(error).fields) return 'link_invalid';
  return reason === 'link_invalid' || reason === 'link_expired' ? reason : null;
}
