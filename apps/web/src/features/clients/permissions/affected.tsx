import type { ClientUserStatus } from '@gatehouse/core/client-users/vocabulary';
import type { ClientPermission, ClientRole } from '@gatehouse/policy';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { rolesOf } from './roles-of.ts';
import classes from './permissions.module.css';

/** The number of the client's users with these roles and states; null until it is known. */
function useCount(clientId: string, role: readonly ClientRole[], status: readonly ClientUserStatus[]) {
  const { data } = trpc.clientUsers.list.useQuery({
    clientId,
    role: [...role],
    status: [...status],
    limit: 1,
    count: 'exact',
  });
  return data?.total ?? null;
}

interface OfPermission {
  readonly clientId: string;
  readonly permission: ClientPermission;
  readonly on: boolean;
}

/** The people who gain or lose something when this is saved. */
export function AffectedByPermission({ clientId, permission, on }: OfPermission) {
  const { t } = useTranslation('clients');
  const count = useCount(clientId, rolesOf(permission), ['active']);
  return (
    <p className={classes.affects} role="status">
      {count !== null && t(on ? 'permissions.gains' : 'permissions.loses', { count })}
    </p>
  );
}

interface OfRole {
  readonly clientId: string;
  readonly role: ClientRole;
}

/** The people with a role that is being withdrawn, and the invitations that become void. */
export function AffectedByRole({ clientId, role }: OfRole) {
  const { t } = useTranslation('clients');
  const holders = useCount(clientId, [role], ['active', 'deactivated']);
  const invited = useCount(clientId, [role], ['pending']);
  return (
    <p className={classes.affects} role="status">
      {holders !== null && t('permissions.holders', { count: holders })}{' '}
      {invited !== null && invited > 0 && t('permissions.voided', { count: invited })}
    </p>
  );
}
