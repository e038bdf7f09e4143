import type { Role } from '@gatehouse/policy';
import { id as idInput, type Page } from '../../../platform/contract.ts';
import { invalidInput, type Reading } from '../../../platform/index.ts';
import { listAssignedClients } from '../../clients/index.ts';
import type { AssignedClientRow } from '../../clients/contract.ts';
import type { AssignedClientsInput } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import { findTeamMember } from './find-team-member.ts';
import { othersAssignments } from '../partner-team.errors.ts';

/**
 * The clients a member is assigned to: the actor's own, or for an administrator any team member's.
 * @throws role_not_allowed for a partner_user who asks about another member, whatever the id
 */
export async function listAssignedClientsOf(
  reading: Reading,
  { memberId, ...request }: AssignedClientsInput,
): Promise<Page<AssignedClientRow>> {
  const { membershipId: id, partnerId, role } = viewerOf(reading.actor);
  const isOwn = memberId === undefined || memberId.toLowerCase() === id;
  const member = isOwn ? { id, partnerId } : await findOther(reading, role, memberId);
  const { subject } = reading.require('partnerTeam.assignedClients', member);
  return listAssignedClients(reading, subject, request);
}

async function findOther(reading: Reading, role: Role, memberId: string) {
  if (role !== 'partner_admin') throw othersAssignments();
  const parsed = idInput.safeParse(memberId);
  if (!parsed.success) throw invalidInput({ memberId: { code: 'not_an_id' } });
  return findTeamMember(reading, parsed.data);
}
