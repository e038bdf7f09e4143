import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconLogout, IconSelector, IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorMessage } from '../errors/use-error-message.ts';
import { useSignOut } from '../features/auth/use-sign-out.ts';
import type { SignedIn } from '../features/auth/use-session.ts';
import { InitialsDisc } from '../ui/initials-disc.tsx';
import { MenuLink } from '../ui/menu-link.tsx';
import { Notice } from '../ui/notice.tsx';
import { ColorSchemeItems } from './color-scheme-items.tsx';
import { LanguageItems } from './language-items.tsx';
import classes from './sidebar.module.css';

interface Props {
  readonly session: SignedIn;
  /** Closes the drawer on phones. */
  readonly onNavigate?: (() => void) | undefined;
}

export function AccountMenu({ session: { user, membership }, onNavigate }: Props) {
  const { t } = useTranslation(['shell', 'common']);
  const message = useErrorMessage();
  const signOut = useSignOut();
  return (
    <div>
      {signOut.error && (
        <Notice tone="danger" role="alert">
          {message(signOut.error)}
        </Notice>
      )}
      <Menu
        position="top-start"
        width={260}
        closeOnItemClick={false}
        checkIcon={<IconCheck size={14} aria-hidden />}
      >
        <Menu.Target>
          <UnstyledButton className={classes.account}>
            <VisuallyHidden>{t('account')}</VisuallyHidden>
            <InitialsDisc name={user.displayName} />
            <span className={classes.words}>
              <span className={classes.name}>
                <bdi>{user.displayName}</bdi>
              </span>
              <span className={classes.detail}>{user.email}</span>
            </span>
            <IconSelector size={16} aria-hidden className={classes.chevron} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={classes.identity}>
            <strong>
              <bdi>{user.displayName}</bdi>
            </strong>
            <span>{user.email}</span>
            {membership && <span>{t(`common:role.${membership.role}`)}</span>}
          </div>
          <Menu.Divider />
          <MenuLink
            to="/settings/profile"
            closeMenuOnClick
            leftSection={<IconSettings size={16} aria-hidden />}
            {...(onNavigate && { onClick: onNavigate })}
          >
            {t('section.settings')}
          </MenuLink>
          <Menu.Divider />
          <LanguageItems />
          <Menu.Divider />
          <ColorSchemeItems />
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconLogout size={16} aria-hidden />}
            disabled={signOut.isPending}
            onClick={() => signOut.mutate()}
          >
            {t('signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
