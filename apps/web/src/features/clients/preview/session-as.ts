import type { ClientRow } from '@gatehouse/core/clients/contract';
import type { ClientPermission, ClientRole } from '@gatehouse/policy';
import type { SignedIn } from '../../auth/use-session.ts';

/** The session of a person with this role at the client: the page is decided as for them. It can make no calls. */
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
