import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../../ui/button-link.tsx';
import { Detail, Details } from '../../../ui/panel/details.tsx';
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
      <Details labels={96}>
        <Detail label={t('field.email')}>
          <bdi>{email}</bdi> <CopyButton value={email} />
        </Detail>
        <Detail label={t('field.role')}>
          <RoleLabel role={role} />
        </Detail>
        <Detail label={t('invitations.inviter')}>
          <bdi>{invitation.invitedBy}</bdi>
        </Detail>
        <Detail label={t('field.invited')}>
          <RelativeTime at={invitation.createdAt} />
        </Detail>
        <Detail label={t('field.expires')}>
          <RelativeTime at={invitation.expiresAt} />
        </Detail>
      </Details>
      <p className={classes.elsewhere}>
        <TextLink to="/team/invitations" search={{ q: email }} inherit>
          {t('invited.manage')}
        </TextLink>
      </p>
    </>
  );
}
