import { lockActingPartner } from '../../identity/index.ts';
import { distinctCandidates, inviteMembers } from '../../invitations/index.ts';
import type { InviteOutput } from '../../invitations/contract.ts';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { InviteInput } from '../contract.ts';

/** Invites people to the actor's own partner; the good addresses are never lost because of a bad one. Whoever can reads them before the unit opens. */
export async function invite(
  transaction: UnitOfWork,
  input: InviteInput,
  candidates = distinctCandidates(input.emails),
): Promise<InviteOutput> {
  const { uow, partner } = await lockActingPartner(transaction);
  const tenant = { partnerId: partner.id, clientId: null };
  const grant = uow.require('partnerTeam.invite', tenant);
  return inviteMembers(uow, grant, tenant, input, candidates);
}
