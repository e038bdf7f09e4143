import {
  grantableRoles,
  type ClientPermission,
  type ClientRole,
  type ClientStatus,
  type Role,
} from '@gatehouse/policy';
import type { FieldProblems } from '../../../platform/errors.ts';
import { clientArchived, clientPaused } from '../client-users.errors.ts';

/**
 * Whether an actor of this role may reach a person or an invitation of the other role at all; others are not found. A community manager
 * reaches people whose access is entirely within the manager's own communities. Everybody has access to all communities of a client, so a
 * manager reaches nobody.
 */
export function isWithinReach(actorRole: Role, targetRole: Role): boolean {
  if (actorRole === 'community_manager') return false;
  return grantableRoles(actorRole).some((role) => role === targetRole);
}

/** A client that manages its own people keeps an active administrator; one that its partner manages need not. */
export const managesItself = ({ permissions }: { readonly permissions: readonly ClientPermission[] }) =>
  permissions.includes('manage_users');

/**
 * Refuses what would let a person into a closed client. Its partner may still restrict access further. The policy refuses the client's own
 * people.
 * @throws organisation_suspended, organisation_archived
 */
export function refuseClosed({ status }: { readonly status: ClientStatus }): void {
  if (status === 'paused') throw clientPaused();
  if (status === 'archived') throw clientArchived();
}

/** The role and communities a person would get. */
export interface Offer {
  readonly role: ClientRole;
  readonly communityIds?: readonly string[] | undefined;
  readonly groupIds?: readonly string[] | undefined;
}

interface Offering {
  readonly rolesOnOffer: readonly ClientRole[];
}

/** Whether an actor may give a role at a client: the client offers it, and it is not above the actor's own. */
export const mayGive = (actorRole: Role, { rolesOnOffer }: Offering, role: ClientRole): boolean =>
  rolesOnOffer.includes(role) && grantableRoles(actorRole).includes(role);

export const roleProblem = { role: { code: 'role_not_available' } } as const satisfies FieldProblems;

/** False where communities are left out, which means all of them. */
export const namesCommunities = ({ communityIds = [], groupIds = [] }: Offer): boolean =>
  communityIds.length + groupIds.length > 0;

/** An empty list names nothing and must not mean everything: leaving it out means all communities. */
function emptyLists({ communityIds, groupIds }: Offer): FieldProblems {
  const empty = { code: 'too_few', params: { min: 1 } } as const;
  return {
    ...(communityIds?.length === 0 ? { communityIds: empty } : {}),
    ...(groupIds?.length === 0 ? { groupIds: empty } : {}),
  };
}

/** The fault of each input that this actor may not give at this client, or null. A community manager must name communities. */
export function offerProblems(actorRole: Role, client: Offering, offer: Offer): FieldProblems | null {
  const problems: FieldProblems = {
    ...(mayGive(actorRole, client, offer.role) ? {} : roleProblem),
    ...emptyLists(offer),
    ...(actorRole === 'community_manager' && !namesCommunities(offer)
      ? { communityIds: { code: 'community_required' } as const }
      : {}),
  };
  return Object.keys(problems).length > 0 ? problems : null;
}
