import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { InitialsDisc } from '../../../ui/initials-disc.tsx';
import { LongDate } from '../../../ui/long-date.tsx';
import { MfaBadge } from '../../../ui/mfa-badge.tsx';
import { Detail, Details } from '../../../ui/panel/details.tsx';
import { PanelHead, PanelHeading } from '../../../ui/panel/panel-head.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { nameOf } from '../acts/act-dialog.ts';
import { RoleBadge } from '../list/role-badge.tsx';
import { UserStatus } from '../list/user-status.tsx';
import { roleSentence } from '../role-sentence.ts';
import { useUsers } from '../users-context.ts';
import classes from './panel.module.css';
import { UserMemberships } from './user-memberships.tsx';
import { UserSessions } from './user-sessions.tsx';

export function UserOverview({ user }: { user: ClientUserRow }) {
  const { t, i18n } = useTranslation('client-users');
  const { offering, rights } = useUsers();
  const ownReason = rights.ownReason(user);
  return (
    <>
      <PanelHead name={nameOf(user)} disc={<InitialsDisc name={nameOf(user)} size={48} />}>
        <RoleBadge row={user} />
        <UserStatus row={user} />
      </PanelHead>
      {ownReason !== null && <Notice tone="accent">{ownReason}</Notice>}
      {user.status === 'deactivated' && <Notice tone="warning">{t('panel.deactivated')}</Notice>}
      <PanelHeading>{t('panel.overview')}</PanelHeading>
      <Details>
        <Detail label={t('field.email')}>
          <bdi>{user.email}</bdi> <CopyButton value={user.email} />
        </Detail>
        <Detail label={t('field.phone')}>
          {user.phone === null ? (
            <span className={classes.none}>{t('panel.noPhone')}</span>
          ) : (
            <bdi>{user.phone}</bdi>
          )}
        </Detail>
        <Detail label={t('field.mfa')}>
          <MfaBadge on={user.mfaEnabled} label={t(user.mfaEnabled ? 'mfa.on' : 'mfa.off')} />
        </Detail>
        <Detail label={t('field.joined')}>
          <LongDate at={user.createdAt} />
        </Detail>
        <Detail label={t('field.lastActive')}>
          <RelativeTime at={user.lastActiveAt} />
        </Detail>
      </Details>
      <PanelHeading>{t('panel.access')}</PanelHeading>
      <p>{roleSentence(user.role, offering.permissions, t, i18n.language)}</p>
      <UserMemberships row={user} />
      <UserSessions user={user} />
    </>
  );
}
