import type { ClientRow } from '@gatehouse/core/clients/contract';
import { useTranslation } from 'react-i18next';
import { ProblemPanel } from '../../../errors/problem-panel.tsx';
import { PagePending } from '../../../shell/page-pending.tsx';
import { trpc } from '../../../trpc.ts';
import { useClientRights } from '../client-rights.ts';
import { AskAdministrators } from '../page/ask-administrators.tsx';
import { PermissionsForm } from './permissions-form.tsx';

/** The switches for administrators. Others who follow a link here read who can see them. */
export function PermissionsTab({ client }: { client: ClientRow }) {
  const { t } = useTranslation('clients');
  const { manages } = useClientRights('clients.permissions');
  return manages ? <Loaded client={client} /> : <AskAdministrators sentence={t('permissions.noRight')} />;
}

function Loaded({ client }: { client: ClientRow }) {
  const { t } = useTranslation('clients');
  const asked = trpc.clients.permissions.useQuery({ clientId: client.id });
  if (asked.data) return <PermissionsForm client={client} stored={asked.data} />;
  if (!asked.error) return <PagePending />;
  return (
    <ProblemPanel
      title={t('permissions.failed')}
      error={asked.error}
      onRetry={() => void asked.refetch()}
      retrying={asked.isFetching}
    />
  );
}
