import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../auth/use-permission.ts';
import { Notice } from '../../../ui/notice.tsx';
import { MemberAccess } from './member-access.tsx';
import { MemberDetails } from './member-details.tsx';
import { MemberHead } from './member-head.tsx';
import classes from './member-overview.module.css';
import { useOwnRowReason } from './member-rights.ts';
import { MemberSessions } from './member-sessions.tsx';

/** Tabs only where there is more than one view: a partner user sees details of others, and their own clients. */
export function MemberOverview({ member }: { member: MemberRow }) {
  const { t } = useTranslation('partner-team');
  const [view, setView] = useState<string | null>('overview');
  const ownReason = useOwnRowReason()(member);
  const administers = usePermission('partnerTeam.changeRole').state !== 'absent';
  const seesAccess = member.self || administers;
  const seesSessions = administers && !member.self;
  return (
    <>
      <MemberHead member={member} />
      {ownReason !== null && <Notice tone="accent">{ownReason}</Notice>}
      {seesAccess ? (
        <Tabs value={view} onChange={setView} keepMounted={false} className={classes.views}>
          <Tabs.List aria-label={t('panel.views')}>
            <Tabs.Tab value="overview">{t('panel.overview')}</Tabs.Tab>
            <Tabs.Tab value="access">{t('panel.access')}</Tabs.Tab>
            {seesSessions && <Tabs.Tab value="sessions">{t('panel.sessions')}</Tabs.Tab>}
          </Tabs.List>
          <Tabs.Panel value="overview">
            <MemberDetails member={member} />
          </Tabs.Panel>
          <Tabs.Panel value="access">
            <MemberAccess member={member} />
          </Tabs.Panel>
          {seesSessions && (
            <Tabs.Panel value="sessions">
              <MemberSessions member={member} />
            </Tabs.Panel>
          )}
        </Tabs>
      ) : (
        <MemberDetails member={member} />
      )}
    </>
  );
}
