import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../../ui/button-link.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { RoleLabel } from '../../../ui/role-label.tsx';
import classes from './member-overview.module.css';
import { MemberHead } from './member-head.tsx';

/** An invitee. The acts on the invitation are in its own list. */
export function InvitedOverview({ row }: { row: MemberRow }) {
  const { t } = useTranslation('partner-team');
  const { email, role, invitation } = row;
  if (!invitation) return null;
  return (
    <>
      <MemberHead member={row} />
      <dl className={classes.details}>
        <dt>{t('field.email')}</dt>
        <dd>
          <bdi className={classes.address}>{email}</bdi> <CopyButton value={email} />
        </dd>
        <dt>{t('field.role')}</dt>
        <dd>
          <RoleLabel role={role} />
        </dd>
        <dt>{t('invitations.inviter')}</dt>
        <dd>
          <bdi>{invitation.invitedBy}</bdi>
        </dd>
        <dt>{t('field.invited')}</dt>
        <dd>
          <RelativeTime at={invitation.createdAt} />
        </dd>
        <dt>{t('field.expires')}</dt>
        <dd>
          <RelativeTime at={invitation.expiresAt} />
        </dd>
      </dl>
      <p className={classes.elsewhere}>
        <TextLink to="/team/invitations" search={{ q: email }} inherit>
          {t('invited.manage')}
        </TextLink>
      </p>
    </>
  );
}
