import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../auth/use-permission.ts';
import { useSession } from '../auth/use-session.ts';
import { PageAction } from '../../shell/page-action.tsx';
import { NavTabs, TabCount, navTab } from '../../ui/nav-tabs/nav-tabs.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { InviteButton } from './invitations/invite-button.tsx';
import classes from './team-page.module.css';
import { useOpenInvitations } from './use-invitations.ts';

/** A view is current whatever its search, and not when the address is below it. */
const once = { exact: true, includeSearch: false } as const;

export function TeamPage() {
  const { t } = useTranslation('partner-team');
  const tab = useLocation({
    select: ({ pathname }) =>
      pathname.startsWith('/team/invitations')
        ? 'invitations'
        : pathname.startsWith('/team/settings')
          ? 'settings'
          : 'members',
  });
  const organisation = useSession()?.organisation?.name ?? '';
  const seesInvitations = usePermission('partnerTeam.invitations').state !== 'absent';
  const changesSettings = usePermission('partnerTeam.settings').state !== 'absent';
  const invites = usePermission('partnerTeam.invite').state !== 'absent';
  const open = useOpenInvitations(seesInvitations);

  return (
    <div className={classes.page}>
      <div className={classes.heading}>
        <PageHeader
          title={t('title')}
          {...(seesInvitations && { view: t(`tab.${tab}`) })}
          sentence={t(invites ? 'sentence' : 'sentenceReader', { organisation })}
          action={
            <PageAction>
              <InviteButton />
            </PageAction>
          }
        />
      </div>
      {seesInvitations && (
        <div className={classes.tabs}>
          <NavTabs label={t('views')} current={tab}>
            <Link to="/team" className={navTab} activeOptions={once} resetScroll={false}>
              {t('tab.members')}
            </Link>
            <Link to="/team/invitations" className={navTab} activeOptions={once} resetScroll={false}>
              {t('tab.invitations')}
              {open !== null && <TabCount>{open}</TabCount>}
            </Link>
            {changesSettings && (
              <Link to="/team/settings" className={navTab} activeOptions={once} resetScroll={false}>
                {t('tab.settings')}
              </Link>
            )}
          </NavTabs>
        </div>
      )}
      <Outlet />
    </div>
  );
}
