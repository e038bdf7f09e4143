import { grantableRoles, type ClientRole, type Role } from '@gatehouse/policy';
import type { FieldProblems } from '../../../platform/errors.ts';

/** What somebody would become. */
export interface Offer {
  readonly role: ClientRole;
  readonly communityIds?: readonly string[] | undefined;
  readonly groupIds?: readonly string[] | undefined;
}

interface Offering {
  readonly rolesOnOffer: readonly ClientRole[];
}

/** Whether an actor may give a role at a client: on offer there, and not above the actor's own. */
export const mayGive = (actorRole: Role, { rolesOnOffer }: Offering, role: ClientRole): boolean =>
  rolesOnOffer.includes(role) && grantableRoles(actorRole).includes(role);

export const roleProblem = { role: { code: 'role_not_available' } } as const satisfies FieldProblems;

/** False where communities are left out, which means all of them. */
export const namesCommunities = ({ communityIds = [], groupIds = [] }: Offer): boolean =>
  communityIds.length + groupIds.length > 0;

/** An empty list names nothing and must not mean everything: left out, all communities are meant. */
function emptyLists({ communityIds, groupIds }: Offer): FieldProblems {
  const empty = { code: 'too_few', params: { min: 1 } } as const;
  return {
    ...(communityIds?.length === 0 ? { communityIds: empty } : {}),
    ...(groupIds?.length === 0 ? { groupIds: empty } : {}),
  };
}

/** What is wrong with each input that this actor may not give at this client, or null. A community manager must name communities. */
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
