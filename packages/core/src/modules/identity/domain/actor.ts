import type { ActiveMembership, UserActor } from '@gatehouse/policy';
import type { OrganisationFacts, SessionFacts } from '../../sessions/index.ts';

/** The policy's view of a signed-in person. */
export function actorOf({ sessionId, user, membership }: SessionFacts): UserActor {
  const organisation = membership?.organisation;
  const demandsMfa = organisation !== undefined && organisation.kind !== 'vendor' && organisation.requiresMfa;
  return {
    kind: 'user',
    userId: user.id,
    // In logs and invitations of a place a person goes by the name they have there.
    name: membership?.name ?? user.displayName,
    email: user.email,
    sessionId,
    mfaEnrolmentRequired: demandsMfa && !user.mfaEnabled,
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
  organisation: OrganisationFacts,
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
