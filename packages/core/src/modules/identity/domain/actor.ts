import type { ActiveMembership, UserActor } from '@gatehouse/policy';
import type { OrganisationDetails, SessionDetails } from '../../sessions/index.ts';

/** What the installation demands, beside what each organisation does. */
export interface FactorPolicy {
  /** Whether staff must have a second factor; only `DEMO=1` lets them go without (SECURITY R04). */
  readonly staffMfa: boolean;
}

/** Whether this organisation wants a second factor of its people. */
export const demandsFactor = (organisation: OrganisationDetails, { staffMfa }: FactorPolicy): boolean =>
  organisation.kind === 'vendor' ? staffMfa : organisation.requiresMfa;

/** The policy's view of a signed-in person. */
export function actorOf({ sessionId, user, membership }: SessionDetails, policy: FactorPolicy): UserActor {
  const demanded = membership !== null && demandsFactor(membership.organisation, policy);
  return {
    kind: 'user',
    userId: user.id,
    // In logs and invitations of a place a person goes by the name they have there.
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
