import { Tabs } from '@mantine/core';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../auth/use-permission.ts';
import { useSession } from '../auth/use-session.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { InviteButton } from './invitations/invite-button.tsx';
import classes from './team-page.module.css';
import { useOpenInvitations } from './use-invitations.ts';

/** Tabs and panel name each other by it. */
const tabsId = 'team';

export function TeamPage() {
  const { t, i18n } = useTranslation('partner-team');
  const navigate = useNavigate();
  const tab = useLocation({
    select: ({ pathname }) => (pathname.startsWith('/team/invitations') ? 'invitations' : 'members'),
  });
  const organisation = useSession()?.organisation?.name ?? '';
  const seesInvitations = usePermission('partnerTeam.invitations').state !== 'absent';
  const invites = usePermission('partnerTeam.invite').state !== 'absent';
  const open = useOpenInvitations(seesInvitations);

  return (
    <div className={classes.page}>
      <div className={classes.heading}>
        <PageHeader
          title={t('title')}
          sentence={t(invites ? 'sentence' : 'sentenceReader', { organisation })}
          action={<InviteButton />}
        />
      </div>
      {/* One shape for both roles: what is open below, a dialog with its answer too, outlives a role lost meanwhile. */}
      <Tabs
        id={tabsId}
        value={tab}
        onChange={(next) =>
          void navigate({ to: next === 'invitations' ? '/team/invitations' : '/team', resetScroll: false })
        }
      >
        {seesInvitations && (
          <Tabs.List aria-label={t('views')} className={classes.tabs}>
            <Tabs.Tab value="members">{t('tab.members')}</Tabs.Tab>
            <Tabs.Tab
              value="invitations"
              rightSection={
                open !== null && <span className={classes.count}>{open.toLocaleString(i18n.language)}</span>
              }
            >
              {t('tab.invitations')}
            </Tabs.Tab>
          </Tabs.List>
        )}
        <div
          {...(seesInvitations && {
            role: 'tabpanel',
            id: `${tabsId}-panel-${tab}`,
            'aria-labelledby': `${tabsId}-tab-${tab}`,
          })}
        >
          <Outlet />
        </div>
      </Tabs>
    </div>
  );
}
