import type { ClientRow } from '@gatehouse/core/clients/contract';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../../errors/problem.ts';
import { ProblemPanel } from '../../../errors/problem-panel.tsx';
import { NotFound } from '../../../shell/not-found.tsx';
import { PagePending } from '../../../shell/page-pending.tsx';
import { trpc } from '../../../trpc.ts';
import { BlockedButton } from '../../../ui/blocked-button.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { useClientRights } from '../client-rights.ts';
import details from '../details.module.css';
import { ClientStatusBadge } from '../status/client-status.tsx';
import { StatusDialog } from '../status/status-dialog.tsx';
import { Breadcrumb } from './breadcrumb.tsx';
import classes from './client-page.module.css';
import { ClientTabs } from './client-tabs.tsx';

const route = getRouteApi('/shell/clients/$clientId');

export function ClientPage() {
  const { t } = useTranslation('clients');
  const { clientId } = route.useParams();
  const client = trpc.clients.get.useQuery({ clientId });
  if (client.data) return <OneClient client={client.data} key={clientId} />;
  if (!client.error) return <PagePending />;
  if (toProblem(client.error).reason === 'not_found') return <NotFound />;
  return (
    <>
      <PageHeader title={t('page.failed')} />
      <ProblemPanel error={client.error} onRetry={() => void client.refetch()} retrying={client.isFetching} />
    </>
  );
}

function OneClient({ client }: { client: ClientRow }) {
  const { t } = useTranslation('clients');
  const { manages, blocked } = useClientRights('clients.setStatus');
  const { tab: open } = route.useSearch();
  const [changing, setChanging] = useState(false);
  return (
    <div className={classes.page}>
      <div className={classes.heading}>
        <Breadcrumb name={client.businessName} />
        <PageHeader
          title={client.businessName}
          view={t(`page.tab.${open === 'not-self-service' ? 'notSelfService' : (open ?? 'overview')}`)}
          sentence={
            <span className={classes.line}>
              <ClientStatusBadge status={client.status} />
              <span className={details.code}>{client.code}</span>
            </span>
          }
          action={
            manages && (
              <BlockedButton variant="default" blocked={blocked} onClick={() => setChanging(true)}>
                {t('action.setStatus')}
              </BlockedButton>
            )
          }
        />
      </div>
      <ClientTabs client={client} />
      <StatusDialog opened={changing} client={client} onClose={() => setChanging(false)} />
    </div>
  );
}
