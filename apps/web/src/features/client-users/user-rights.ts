import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { useTranslation } from 'react-i18next';
import { usePermission, whyBlocked, type Permission } from '../auth/use-permission.ts';
import type { ClientOfUsers, Offering } from './users-place.ts';

/** Why an act is unavailable now, or null. */
type Why = string | null;

export interface UserRights {
  /** False for readers who never change users: they see no controls at all. */
  readonly manages: boolean;
  /** Inviting is offered to some readers only: null where it is possible, absent where it never is. */
  readonly invite: Permission;
  readonly ofUser: (user: ClientUserRow) => {
    readonly changeRole: Why;
    readonly edit: Why;
    readonly resetMail: Why;
    readonly deactivate: Why;
    readonly reactivate: Why;
    readonly remove: Why;
  };
  readonly sessions: Why;
  readonly ofInvitation: (row: ClientUserRow) => {
    readonly resend: Why;
    readonly copyLink: Why;
    readonly changeRole: Why;
    readonly revoke: Why;
  };
  /** The text behind the “You” of the reader's own row. */
  readonly ownReason: (user: ClientUserRow) => Why;
}

/** The acts on a client's users that are offered. The server decides. */
export function useUserRights(client: ClientOfUsers, { rolesOnOffer }: Offering): UserRights {
  const { t } = useTranslation('client-users');
  const invite = usePermission('clientUsers.invite');
  const resend = whyBlocked(usePermission('clientUsers.resendInvitation'));
  const copyLink = whyBlocked(usePermission('clientUsers.copyInvitationLink'));
  const changeInvited = whyBlocked(usePermission('clientUsers.changeInvitationRole'));
  const revoke = whyBlocked(usePermission('clientUsers.revokeInvitation'));
  const change = usePermission('clientUsers.changeRole');
  const edit = whyBlocked(usePermission('clientUsers.update'));
  const resetMail = whyBlocked(usePermission('clientUsers.sendPasswordReset'));
  const deactivate = whyBlocked(usePermission('clientUsers.deactivate'));
  const reactivate = whyBlocked(usePermission('clientUsers.reactivate'));
  const remove = whyBlocked(usePermission('clientUsers.remove'));
  const sessions = whyBlocked(usePermission('clientUsers.revokeSession'));

  const names = { client: client.businessName };
  // A closed client lets nobody in; removing people is still possible.
  const { status } = client;
  const closed = status === 'paused' || status === 'archived' ? t(`closed.${status}`, names) : null;
  const noRoles = rolesOnOffer?.length === 0 ? t('closed.noRoles', names) : null;
  const impossible = closed ?? noRoles;
  return {
    manages: change.state !== 'absent',
    invite:
      invite.state === 'allowed' && impossible !== null ? { state: 'blocked', why: impossible } : invite,
    sessions,
    ofUser({ lastAdmin }) {
      const last = lastAdmin ? t('lastAdmin', names) : null;
      return {
        changeRole: whyBlocked(change) ?? last ?? noRoles,
        edit,
        resetMail,
        deactivate: deactivate ?? last,
        reactivate: reactivate ?? closed,
        remove: remove ?? last,
      };
    },
    ofInvitation({ invitation }) {
      const withdrawn = invitation?.roleOnOffer === false ? t('closed.roleWithdrawn') : null;
      return {
        resend: resend ?? closed ?? withdrawn,
        copyLink: copyLink ?? closed ?? withdrawn,
        changeRole: changeInvited ?? impossible,
        revoke,
      };
    },
    ownReason: ({ self, lastAdmin }) => (self ? t(lastAdmin ? 'you.whyOnly' : 'you.why') : null),
  };
}
