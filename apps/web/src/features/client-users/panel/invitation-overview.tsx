import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { IconAlertTriangle, IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BlockedButton } from '../../../ui/blocked-button.tsx';
import { LongDate } from '../../../ui/long-date.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { RoleLabel } from '../../../ui/role-label.tsx';
import { DeliveryState } from '../../invite/pending/delivery-state.tsx';
import { UserStatus } from '../list/user-status.tsx';
import { roleSentence } from '../role-sentence.ts';
import { useUsers } from '../users-context.ts';
import classes from './panel.module.css';
import { UserMemberships } from './user-memberships.tsx';

/** An invitee: who invited them, until when, and whether the mail arrived. */
export function InvitationOverview({ row }: { row: ClientUserRow }) {
  const { t, i18n } = useTranslation(['client-users', 'common']);
  const { offering } = useUsers();
  const { email, role, createdAt, invitation } = row;
  if (!invitation) return null;
  return (
    <>
      <div className={classes.person}>
        <span className={classes.letter}>
          <IconMail size={22} stroke={1.5} aria-hidden />
        </span>
        <div className={classes.words}>
          <h2 className={classes.name}>
            <bdi>{email}</bdi>
          </h2>
          <div className={classes.badges}>
            <RoleLabel role={role} />
            <UserStatus row={row} />
          </div>
        </div>
      </div>
      {!invitation.roleOnOffer && (
        <Notice tone="warning" icon={IconAlertTriangle}>
          {t('panel.roleWithdrawn', { role: t(`common:role.${role}`) })}
        </Notice>
      )}
      <h3 className={classes.heading}>{t('panel.overview')}</h3>
      <dl className={classes.details}>
        <dt>{t('field.invitedBy')}</dt>
        <dd>
          <bdi>{invitation.invitedBy}</bdi>
        </dd>
        <dt>{t('field.invited')}</dt>
        <dd>
          <LongDate at={createdAt} />
        </dd>
        <dt>{t('field.expires')}</dt>
        <dd>
          <RelativeTime until={invitation.expiresAt} />
        </dd>
        <dt>{t('field.mail')}</dt>
        <dd>
          <DeliveryState invitation={invitation} whole />
        </dd>
      </dl>
      <h3 className={classes.heading}>{t('panel.access')}</h3>
      <p>{roleSentence(role, offering.permissions, t, i18n.language)}</p>
      <UserMemberships row={row} />
    </>
  );
}

/** The acts on an invitation, for the foot of the panel. */
export function InvitationActions({ row }: { row: ClientUserRow }) {
  const { t } = useTranslation('invite');
  const { rights, onAct } = useUsers();
  if (!rights.manages) return null;
  const why = rights.ofInvitation(row);
  return (
    <>
      <BlockedButton variant="default" blocked={why.resend} onClick={() => onAct('resend', row)}>
        {t('action.resend')}
      </BlockedButton>
      {row.status === 'pending' && (
        <BlockedButton variant="default" blocked={why.copyLink} onClick={() => onAct('copyLink', row)}>
          {t('action.copyLink')}
        </BlockedButton>
      )}
      <BlockedButton variant="default" blocked={why.changeRole} onClick={() => onAct('changeRole', row)}>
        {t('action.changeRole')}
      </BlockedButton>
      <BlockedButton
        variant="outline"
        color="danger"
        className={classes.last ?? ''}
        blocked={why.revoke}
        onClick={() => onAct('revoke', row)}
      >
        {t('action.revoke')}
      </BlockedButton>
    </>
  );
}
