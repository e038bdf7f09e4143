import type { ClientPermissionsOutput, ClientRow } from '@gatehouse/core/clients/contract';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../../errors/problem.ts';
import { ProblemPanel } from '../../../errors/problem-panel.tsx';
import { NotFound } from '../../../shell/not-found.tsx';
import { PagePending } from '../../../shell/page-pending.tsx';
import { trpc } from '../../../trpc.ts';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { useClientRights } from '../client-rights.ts';
import { AskAdministrators } from '../page/ask-administrators.tsx';
import { NotShown } from './not-shown.tsx';
import { PreviewBanner } from './preview-banner.tsx';
import { PreviewFrame } from './preview-frame.tsx';
import { usePreviewRole } from './use-preview-role.ts';

const route = getRouteApi('/shell/clients/$clientId/preview');

/** The client's portal as its people see it, for reading only. */
export function PreviewPage() {
  const { t } = useTranslation('clients');
  const { clientId } = route.useParams();
  const { manages } = useClientRights('clients.permissions');
  const client = trpc.clients.get.useQuery({ clientId });
  const stored = trpc.clients.permissions.useQuery({ clientId }, { enabled: manages });
  const error = client.error ?? stored.error;
  if (error && toProblem(error).reason === 'not_found') return <NotFound />;
  if (error) {
    const retry = () => void Promise.all([client.refetch(), manages && stored.refetch()]);
    return (
      <>
        <PageHeader title={t('preview.failed')} />
        <ProblemPanel error={error} onRetry={retry} retrying={client.isFetching || stored.isFetching} />
      </>
    );
  }
  if (!client.data) return <PagePending />;
  if (!manages) {
    return (
      <>
        <PageHeader title={t('preview.title', { name: client.data.businessName })} />
        <AskAdministrators sentence={t('preview.noRight')} />
      </>
    );
  }
  return stored.data ? <Preview client={client.data} stored={stored.data} /> : <PagePending />;
}

function Preview({ client, stored }: { client: ClientRow; stored: ClientPermissionsOutput }) {
  const { t } = useTranslation('clients');
  const { role, choose } = usePreviewRole(stored.rolesOnOffer);
  const { id: clientId, businessName: name } = client;
  if (role === null) {
    return (
      <>
        <PageHeader title={t('preview.title', { name })} sentence={t('preview.noRoles', { name })} />
        <ButtonLink to="/clients/$clientId" params={{ clientId }} search={{ tab: 'permissions' }}>
          {t('preview.setPermissions')}
        </ButtonLink>
      </>
    );
  }
  const given = { client, stored, role };
  return (
    <>
      <PreviewBanner {...given} onRole={choose} />
      <PreviewFrame {...given} />
      <NotShown {...given} />
    </>
  );
}
