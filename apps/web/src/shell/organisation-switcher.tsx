import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SignedIn } from '../features/auth/use-session.ts';
import { useSwitchMembership } from '../features/auth/use-switch-membership.ts';
import classes from './sidebar.module.css';

/** Where one works now; with several memberships also the way to another. */
export function OrganisationSwitcher({ session }: { session: SignedIn }) {
  const { t } = useTranslation(['shell', 'common']);
  const { switchTo, pending } = useSwitchMembership();
  const { organisation, membership, memberships } = session;
  if (!organisation || !membership) return null;
  const words = (
    <span className={classes.words}>
      <span className={classes.name}>{organisation.name}</span>
      <span className={classes.detail}>{t(`common:role.${membership.role}`)}</span>
    </span>
  );
  if (memberships.length < 2) return <div className={classes.organisation}>{words}</div>;
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <UnstyledButton className={classes.organisation}>
          <VisuallyHidden>{t('switch')}</VisuallyHidden>
          {words}
          <IconSelector size={16} aria-hidden className={classes.chevron} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('switchTo')}</Menu.Label>
        {memberships.map(({ id, role, organisation: { name } }) => (
          <Menu.Item
            key={id}
            disabled={pending}
            aria-current={id === membership.id}
            rightSection={id === membership.id ? <IconCheck size={16} aria-hidden /> : null}
            onClick={() => id !== membership.id && switchTo(id)}
          >
            <span className={classes.choice}>{name}</span>
            <span className={classes.detail}>{t(`common:role.${role}`)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
