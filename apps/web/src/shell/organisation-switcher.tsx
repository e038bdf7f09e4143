import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorMessage } from '../errors/use-error-message.ts';
import type { SignedIn } from '../features/auth/use-session.ts';
import { useSwitchMembership } from '../features/auth/use-switch-membership.ts';
import { TextLink } from '../ui/button-link.tsx';
import { Notice } from '../ui/notice.tsx';
import classes from './sidebar.module.css';

/** The current organisation. With several memberships it also switches to another. */
export function OrganisationSwitcher({ session }: { session: SignedIn }) {
  const { t } = useTranslation(['shell', 'common']);
  const message = useErrorMessage();
  const { switchTo, pending, error } = useSwitchMembership();
  const { organisation, membership, memberships } = session;
  if (!organisation || !membership) {
    return (
      <div className={classes.organisation}>
        <TextLink to="/choose">{t('chooseOrganisation')}</TextLink>
      </div>
    );
  }
  const words = (
    <span className={classes.words}>
      <span className={classes.name}>
        <bdi>{organisation.name}</bdi>
      </span>
      <span className={classes.detail}>{t(`common:role.${membership.role}`)}</span>
    </span>
  );
  if (memberships.length < 2) return <div className={classes.organisation}>{words}</div>;
  return (
    <>
      <Menu position="bottom-start" width={260} checkIcon={<IconCheck size={14} aria-hidden />}>
        <Menu.Target>
          <UnstyledButton className={classes.organisation}>
            <VisuallyHidden>{t('switch')}</VisuallyHidden>
            {words}
            <IconSelector size={16} aria-hidden className={classes.chevron} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <div role="group" aria-label={t('switchTo')}>
            <Menu.Label aria-hidden>{t('switchTo')}</Menu.Label>
            <Menu.RadioGroup value={membership.id} onChange={switchTo}>
              {memberships.map(({ id, role, organisation: { name } }) => (
                <Menu.RadioItem key={id} value={id} disabled={pending} closeMenuOnClick>
                  <span className={classes.choice}>
                    <bdi>{name}</bdi>
                  </span>
                  <span className={classes.detail}>{t(`common:role.${role}`)}</span>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </div>
        </Menu.Dropdown>
      </Menu>
      {error && (
        <Notice tone="danger" role="alert">
          {message(error)}
        </Notice>
      )}
    </>
  );
}
