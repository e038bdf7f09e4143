import { grantableRoles, type Role } from '@gatehouse/policy';

/**
 * Whether an actor of this role has to do with a person or an invitation of this other role at all; what is out of reach is not found.
 * A community manager reaches those whose access lies wholly inside the own communities. Everybody has all communities of a client, which
 * is inside nobody's, so nobody is within reach.
 */
export function isWithinReach(actorRole: Role, targetRole: Role): boolean {
  if (actorRole === 'community_manager') return false;
  return grantableRoles(actorRole).some((role) => role === targetRole);
}
