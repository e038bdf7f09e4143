import type { ClientRow } from '@gatehouse/core/clients/contract';
import type { ClientPermission, ClientRole } from '@gatehouse/policy';
import type { SignedIn } from '../../auth/use-session.ts';

/** The session somebody of this role would have at the client: what is shown is decided as it would be for them. It can call nothing. */
export function sessionAs(
  own: SignedIn,
  { id, businessName, status }: ClientRow,
  permissions: readonly ClientPermission[],
  role: ClientRole,
): SignedIn {
  return {
    ...own,
    membership: { id, role, status: 'active' },
    memberships: [],
    organisation: { id, kind: 'client', name: businessName, status },
    permissions: [...permissions],
    mfaEnrolmentRequired: false,
    vendorContact: '',
    can: [],
  };
}
