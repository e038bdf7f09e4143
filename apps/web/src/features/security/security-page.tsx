import { useTranslation } from 'react-i18next';
import { ProblemPanel } from '../../errors/problem-panel.tsx';
import { PagePending } from '../../shell/page-pending.tsx';
import { trpc } from '../../trpc.ts';
import { useSession } from '../auth/use-session.ts';
import { FactorsCard } from './factors/factors-card.tsx';
import { PasswordCard } from './password/password-card.tsx';

/** The person's own password and second factors. */
export function SecurityPage() {
  const { t } = useTranslation('security');
  const session = useSession();
  const mfa = trpc.account.mfa.useQuery();
  const passkeys = trpc.account.passkeys.useQuery();
  const error = mfa.error ?? passkeys.error;
  if (!session) return null;
  if (mfa.data && passkeys.data) {
    return (
      <>
        <PasswordCard session={session} hasFactor={mfa.data.totp || passkeys.data.length > 0} />
        <FactorsCard mfa={mfa.data} passkeys={passkeys.data} />
      </>
    );
  }
  if (!error) return <PagePending />;
  return (
    <ProblemPanel
      title={t('failed')}
      error={error}
      onRetry={() => {
        void mfa.refetch();
        void passkeys.refetch();
      }}
      retrying={mfa.isFetching || passkeys.isFetching}
    />
  );
}
