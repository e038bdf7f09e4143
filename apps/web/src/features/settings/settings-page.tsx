import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.tsx';
import classes from './settings.module.css';

/** The views of one's own account, each a page of its own; a further one is a line here and a route. */
const views = [
  { to: '/settings/profile', label: 'view.profile' },
  { to: '/settings/security', label: 'view.security' },
  { to: '/settings/sessions', label: 'view.sessions' },
] as const;

export function SettingsPage() {
  const { t } = useTranslation('settings');
  return (
    <>
      <PageHeader title={t('title')} sentence={t('sentence')} />
      <nav aria-label={t('views')} className={classes.tabs}>
        {views.map(({ to, label }) => (
          <Link key={to} to={to} className={classes.tab} resetScroll={false}>
            {t(label)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
