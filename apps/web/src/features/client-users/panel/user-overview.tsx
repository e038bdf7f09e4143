import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { InitialsDisc } from '../../../ui/initials-disc.tsx';
import { LongDate } from '../../../ui/long-date.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
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
      <div className={classes.person}>
        <InitialsDisc name={nameOf(user)} size={48} />
        <div className={classes.words}>
          <h2 className={classes.name}>
            <bdi>{nameOf(user)}</bdi>
          </h2>
          <div className={classes.badges}>
            <RoleBadge row={user} />
            <UserStatus row={user} />
          </div>
        </div>
      </div>
      {ownReason !== null && <Notice tone="accent">{ownReason}</Notice>}
      {user.status === 'deactivated' && <Notice tone="warning">{t('panel.deactivated')}</Notice>}
      <h3 className={classes.heading}>{t('panel.overview')}</h3>
      <dl className={classes.details}>
        <dt>{t('field.email')}</dt>
        <dd>
          <bdi>{user.email}</bdi> <CopyButton value={user.email} />
        </dd>
        <dt>{t('field.phone')}</dt>
        <dd>
          {user.phone === null ? (
            <span className={classes.none}>{t('panel.noPhone')}</span>
          ) : (
            <bdi>{user.phone}</bdi>
          )}
        </dd>
        <dt>{t('field.mfa')}</dt>
        <dd>
          <StatusBadge
            tone={user.mfaEnabled ? 'success' : 'neutral'}
            icon={user.mfaEnabled ? IconShieldCheck : IconShieldOff}
            label={t(user.mfaEnabled ? 'mfa.on' : 'mfa.off')}
          />
        </dd>
        <dt>{t('field.joined')}</dt>
        <dd>
          <LongDate at={user.createdAt} />
        </dd>
        <dt>{t('field.lastActive')}</dt>
        <dd>
          <RelativeTime at={user.lastActiveAt} />
        </dd>
      </dl>
      <h3 className={classes.heading}>{t('panel.access')}</h3>
      <p>{roleSentence(user.role, offering.permissions, t, i18n.language)}</p>
      <UserMemberships row={user} />
      <UserSessions user={user} />
    </>
  );
}
