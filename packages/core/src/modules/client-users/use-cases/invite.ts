import { distinctCandidates, inviteMembers } from '../../invitations/index.ts';
import type { InviteOutput } from '../../invitations/contract.ts';
import { invalidInput, notFound, type UnitOfWork } from '../../../platform/index.ts';
import type { InviteClientUsersInput } from '../contract.ts';
import { refuseClosed } from '../domain/client-state.ts';
import { namesCommunities, offerProblems } from '../domain/offer.ts';
import { lockClient } from './lock-client.ts';

/**
 * Invites people to a client; the good addresses are never lost because of a bad one. Whoever can reads them before the unit opens.
 * @throws invalid_input for a role that is not on offer or above the actor's own; organisation_suspended, organisation_archived of a client
 *   that is closed
 */
export async function inviteClientUsers(
  transaction: UnitOfWork,
  input: InviteClientUsersInput,
  candidates = distinctCandidates(input.emails),
): Promise<InviteOutput> {
  const action = 'clientUsers.invite';
  const { uow, client, tenant, actorRole, grant } = await lockClient(transaction, action, input.clientId);
  const problems = offerProblems(actorRole, client, input);
  if (problems) throw invalidInput(problems);
  // No client has communities: those that are named are not there, whoever names them.
  if (namesCommunities(input)) throw notFound();
  refuseClosed(client);
  return inviteMembers(uow, grant, tenant, input, candidates);
}
