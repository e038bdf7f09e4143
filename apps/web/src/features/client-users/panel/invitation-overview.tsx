import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { IconAlertTriangle, IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LongDate } from '../../../ui/long-date.tsx';
import { Detail, Details } from '../../../ui/panel/details.tsx';
import { PanelHead, PanelHeading } from '../../../ui/panel/panel-head.tsx';
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
      <PanelHead
        name={email}
        disc={
          <span className={classes.letter}>
            <IconMail size={22} stroke={1.5} aria-hidden />
          </span>
        }
      >
        <RoleLabel role={role} />
        <UserStatus row={row} />
      </PanelHead>
      {!invitation.roleOnOffer && (
        <Notice tone="warning" icon={IconAlertTriangle}>
          {t('panel.roleWithdrawn', { role: t(`common:role.${role}`) })}
        </Notice>
      )}
      <PanelHeading>{t('panel.overview')}</PanelHeading>
      <Details>
        <Detail label={t('field.invitedBy')}>
          <bdi>{invitation.invitedBy}</bdi>
        </Detail>
        <Detail label={t('field.invited')}>
          <LongDate at={createdAt} />
        </Detail>
        <Detail label={t('field.expires')}>
          <RelativeTime until={invitation.expiresAt} />
        </Detail>
        <Detail label={t('field.mail')}>
          <DeliveryState invitation={invitation} whole />
        </Detail>
      </Details>
      <PanelHeading>{t('panel.access')}</PanelHeading>
      <p>{roleSentence(role, offering.permissions, t, i18n.language)}</p>
      <UserMemberships row={row} />
    </>
  );
}
