import type { ClientRow } from '@gatehouse/core/clients/contract';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { part } from '../../../errors/missing-part.ts';
import { PagePending } from '../../../shell/page-pending.tsx';
import { NavTabs, navTab } from '../../../ui/nav-tabs/nav-tabs.tsx';
import { usePermission } from '../../auth/use-permission.ts';
import { NotSelfServiceTab } from '../not-self-service/not-self-service-tab.tsx';
import { StaffTab } from '../staff/staff-tab.tsx';
import classes from './client-page.module.css';

const route = getRouteApi('/shell/clients/$clientId');
const OverviewTab = lazy(part(async () => ({ default: (await import('./overview-tab.tsx')).OverviewTab })));
const UsersTab = lazy(part(async () => ({ default: (await import('./users-tab.tsx')).UsersTab })));
const PermissionsTab = lazy(
  part(async () => ({ default: (await import('../permissions/permissions-tab.tsx')).PermissionsTab })),
);

/** Views of one client, each with its own link; the overview is the bare one. Some have content for administrators only. */
const tabs = [
  { tab: undefined, label: 'page.tab.overview', needs: null },
  { tab: 'users', label: 'page.tab.users', needs: 'clientUsers.list' },
  { tab: 'permissions', label: 'page.tab.permissions', needs: 'clients.permissions' },
  { tab: 'staff', label: 'page.tab.staff', needs: null },
  { tab: 'not-self-service', label: 'page.tab.notSelfService', needs: null },
] as const;

export function ClientTabs({ client }: { client: ClientRow }) {
  const { t } = useTranslation('clients');
  const { tab: open } = route.useSearch();
  const has = {
    'clientUsers.list': usePermission('clientUsers.list').state !== 'absent',
    'clients.permissions': usePermission('clients.permissions').state !== 'absent',
  };
  return (
    <>
      <div className={classes.tabs}>
        <NavTabs label={t('page.views')} current={open ?? ''}>
          {tabs
            .filter(({ needs }) => needs === null || has[needs])
            .map(({ tab, label }) => (
              <Link
                key={label}
                to="/clients/$clientId"
                params={{ clientId: client.id }}
                search={{ tab }}
                className={navTab}
                aria-current={tab === open ? 'page' : undefined}
                activeOptions={{ exact: true, includeSearch: true }}
                resetScroll={false}
              >
                {t(label)}
              </Link>
            ))}
        </NavTabs>
      </div>
      <Suspense fallback={<PagePending />}>
        {open === undefined && <OverviewTab client={client} />}
        {open === 'users' && <UsersTab client={client} />}
        {open === 'permissions' && <PermissionsTab client={client} />}
        {open === 'staff' && <StaffTab client={client} />}
        {open === 'not-self-service' && <NotSelfServiceTab client={client} />}
      </Suspense>
    </>
  );
}
