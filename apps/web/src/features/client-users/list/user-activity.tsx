import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { Trans, useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import classes from './user-cells.module.css';

/** When a person was last active; for an invitee, how long they can still join. */
export function UserActivity({ row: { lastActiveAt, status, invitation } }: { row: ClientUserRow }) {
  const { t } = useTranslation('client-users');
  if (!invitation) return <RelativeTime at={lastActiveAt} />;
  return (
    <span className={classes.when}>
      <Trans
        t={t}
        i18nKey={status === 'expired' ? 'list.expiredSince' : 'list.expiresIn'}
        components={{ time: <RelativeTime until={invitation.expiresAt} /> }}
      />
    </span>
  );
}
