import type { ClientRow } from '@gatehouse/core/clients/contract';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { PagePending } from '../../../shell/page-pending.tsx';
import { NotSelfServiceTab } from '../not-self-service/not-self-service-tab.tsx';
import { StaffTab } from '../staff/staff-tab.tsx';
import classes from './client-page.module.css';

const route = getRouteApi('/shell/clients/$clientId');
const OverviewTab = lazy(async () => ({ default: (await import('./overview-tab.tsx')).OverviewTab }));

/** Views of one client, each a link of its own; the overview is the bare one. */
const tabs = [
  { tab: undefined, label: 'page.tab.overview' },
  { tab: 'staff', label: 'page.tab.staff' },
  { tab: 'not-self-service', label: 'page.tab.notSelfService' },
] as const;

export function ClientTabs({ client }: { client: ClientRow }) {
  const { t } = useTranslation('clients');
  const { tab: open } = route.useSearch();
  return (
    <>
      <nav aria-label={t('page.views')} className={classes.tabs}>
        {tabs.map(({ tab, label }) => (
          <Link
            key={label}
            to="/clients/$clientId"
            params={{ clientId: client.id }}
            search={{ tab }}
            className={classes.tab}
            aria-current={tab === open ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
            resetScroll={false}
          >
            {t(label)}
          </Link>
        ))}
      </nav>
      {open === 'staff' && <StaffTab client={client} />}
      {open === 'not-self-service' && <NotSelfServiceTab client={client} />}
      {open === undefined && (
        <Suspense fallback={<PagePending />}>
          <OverviewTab client={client} />
        </Suspense>
      )}
    </>
  );
}
