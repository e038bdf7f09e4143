import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NavTabs, navTab } from '../../ui/nav-tabs/nav-tabs.tsx';
import { PageHeader } from '../../ui/page-header.tsx';

/** The views of the own account, each a page of its own. A further one needs a line here and a route. */
const views = [
  { to: '/settings/profile', label: 'view.profile' },
  { to: '/settings/security', label: 'view.security' },
  { to: '/settings/sessions', label: 'view.sessions' },
] as const;

export function SettingsPage() {
  const { t } = useTranslation('settings');
  const path = useLocation({ select: ({ pathname }) => pathname });
  const open = views.find(({ to }) => to === path);
  return (
    <>
      <PageHeader title={t('title')} sentence={t('sentence')} {...(open && { view: t(open.label) })} />
      <NavTabs label={t('views')} current={path}>
        {views.map(({ to, label }) => (
          <Link key={to} to={to} className={navTab} resetScroll={false}>
            {t(label)}
          </Link>
        ))}
      </NavTabs>
      <Outlet />
    </>
  );
}
