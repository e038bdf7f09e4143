import type { ActiveMembership, UserActor } from '@gatehouse/policy';
import type { OrganisationDetails, SessionDetails } from '../../sessions/index.ts';

/** What the installation demands, in addition to each organisation. */
export interface FactorPolicy {
  /** Whether staff must have a second factor. Only `DEMO=1` exempts them (SECURITY R04). */
  readonly staffMfa: boolean;
}

/** Whether this organisation demands a second factor of its people. */
export const demandsFactor = (organisation: OrganisationDetails, { staffMfa }: FactorPolicy): boolean =>
  organisation.kind === 'vendor' ? staffMfa : organisation.requiresMfa;

/** The policy's view of a signed-in person. */
export function actorOf({ sessionId, user, membership }: SessionDetails, policy: FactorPolicy): UserActor {
  const demanded = membership !== null && demandsFactor(membership.organisation, policy);
  return {
    kind: 'user',
    userId: user.id,
    // Logs and invitations of a tenant use the person's name in that tenant.
    name: membership?.name ?? user.displayName,
    email: user.email,
    sessionId,
    mfaEnrolmentRequired: demanded && !user.mfaEnabled,
    membership: membership && {
      id: membership.id,
      role: membership.role,
      partnerId: membership.partnerId,
      clientId: membership.clientId,
      ...statusesOf(membership.organisation),
    },
  };
}

function statusesOf(
  organisation: OrganisationDetails,
): Pick<ActiveMembership, 'partnerStatus' | 'clientStatus' | 'clientPermissions'> {
  if (organisation.kind === 'vendor')
    return { partnerStatus: null, clientStatus: null, clientPermissions: null };
  return organisation.kind === 'partner'
    ? { partnerStatus: organisation.status, clientStatus: null, clientPermissions: null }
    : {
        partnerStatus: organisation.partnerStatus,
        clientStatus: organisation.status,
        clientPermissions: organisation.permissions,
      };
}
