import { grantableRoles, type ClientRole, type Role } from '@gatehouse/policy';

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

export const roleProblem = { role: 'This role is not available here. Choose another one.' };

/** False where communities are left out, which means all of them. */
export const namesCommunities = ({ communityIds = [], groupIds = [] }: Offer): boolean =>
  communityIds.length + groupIds.length > 0;

/** An empty list names nothing and must not mean everything: left out, all communities are meant. */
function emptyLists({ communityIds, groupIds }: Offer): Record<string, string> {
  return {
    ...(communityIds?.length === 0
      ? { communityIds: 'Choose at least one community, or leave this out.' }
      : {}),
    ...(groupIds?.length === 0 ? { groupIds: 'Choose at least one group, or leave this out.' } : {}),
  };
}

/** A sentence for each input that this actor may not give at this client, or null. A community manager must name communities. */
export function offerProblems(
  actorRole: Role,
  client: Offering,
  offer: Offer,
): Record<string, string> | null {
  const problems = {
    ...(mayGive(actorRole, client, offer.role) ? {} : roleProblem),
    ...emptyLists(offer),
    ...(actorRole === 'community_manager' && !namesCommunities(offer)
      ? { communityIds: 'Choose at least one of your communities.' }
      : {}),
  };
  return Object.keys(problems).length > 0 ? problems : null;
}
