import type { InvitationRow } from '@gatehouse/core/invitations/contract';
import { useTranslation } from 'react-i18next';
import classes from './invitation-cells.module.css';

/** An invitee has no name yet: shows the address, and below it the inviter (and the role, where no column shows it). */
export function Invitee({ invitation: { email, invitedBy, role } }: { invitation: InvitationRow }) {
  const { t } = useTranslation(['partner-team', 'common']);
  return (
    <div className={classes.invitee}>
      <div className={classes.address} title={email}>
        <bdi>{email}</bdi>
      </div>
      <div className={classes.by}>
        <span className={classes.wide}>{t('invitations.inviter')}</span>
        <span className={classes.medium}>
          {t('invitations.roleAndInviter', { role: t(`common:role.${role}`) })}
        </span>{' '}
        <bdi>{invitedBy}</bdi>
      </div>
    </div>
  );
}
