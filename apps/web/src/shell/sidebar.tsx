import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SignedIn } from '../features/auth/use-session.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { AccountMenu } from './account-menu.tsx';
import { OrganisationSwitcher } from './organisation-switcher.tsx';
import { useSections } from './sections.ts';
import classes from './sidebar.module.css';

interface Props {
  readonly session: SignedIn;
  /** Closes the drawer on phones. */
  readonly onNavigate?: () => void;
}

export function Sidebar({ session, onNavigate }: Props) {
  const { t } = useTranslation(['shell', 'common']);
  const sections = useSections()(session);
  return (
    <div className={classes.sidebar}>
      <Link to="/" className={classes.brand} {...(onNavigate && { onClick: onNavigate })}>
        <BrandMark />
        <Text span size="md" fw={600}>
          {t('common:productName')}
        </Text>
      </Link>
      <OrganisationSwitcher session={session} />
      <nav aria-label={t('sections')} className={classes.nav}>
        {sections.map(({ to, label, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            className={classes.section}
            activeOptions={{ includeSearch: false, exact: to === '/' }}
            {...(onNavigate && { onClick: onNavigate })}
          >
            <Icon size={18} stroke={1.75} aria-hidden />
            {t(label)}
          </Link>
        ))}
      </nav>
      <AccountMenu session={session} onNavigate={onNavigate} />
    </div>
  );
}
