import { useTranslation } from 'react-i18next';
import { ProblemPanel } from '../../../errors/problem-panel.tsx';
import { PagePending } from '../../../shell/page-pending.tsx';
import { trpc } from '../../../trpc.ts';
import { GateDrawing } from '../../../ui/drawings.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { usePermission } from '../../auth/use-permission.ts';
import { SettingsForm } from './settings-form.tsx';

/** The settings for administrators. Others who follow a link here read who can see them. */
export function SettingsTab() {
  const { t } = useTranslation('partner-team');
  if (usePermission('partnerTeam.settings').state !== 'absent') return <Loaded />;
  return <EmptyState drawing={<GateDrawing />} sentence={t('settings.noRight')} />;
}

function Loaded() {
  const { t } = useTranslation('partner-team');
  const asked = trpc.partnerTeam.settings.useQuery();
  if (asked.data) return <SettingsForm stored={asked.data} />;
  if (!asked.error) return <PagePending />;
  return (
    <ProblemPanel
      title={t('settings.failed')}
      error={asked.error}
      onRetry={() => void asked.refetch()}
      retrying={asked.isFetching}
    />
  );
}
