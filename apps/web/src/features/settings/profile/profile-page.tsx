import { useTranslation } from 'react-i18next';
import { ProblemPanel } from '../../../errors/problem-panel.tsx';
import { PagePending } from '../../../shell/page-pending.tsx';
import { trpc } from '../../../trpc.ts';
import { LanguageCard } from './language-card.tsx';
import { ProfileForm } from './profile-form.tsx';

export function ProfilePage() {
  const { t } = useTranslation('settings');
  const profile = trpc.account.profile.useQuery();
  if (profile.data) {
    return (
      <>
        <ProfileForm profile={profile.data} />
        <LanguageCard />
      </>
    );
  }
  if (!profile.error) return <PagePending />;
  return (
    <ProblemPanel
      title={t('profile.failed')}
      error={profile.error}
      onRetry={() => void profile.refetch()}
      retrying={profile.isFetching}
    />
  );
}
