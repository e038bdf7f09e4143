import type { Grant } from '@gatehouse/policy';
import { sql } from 'kysely';
import { stale, type UnitOfWork } from '../../../platform/index.ts';
import { aboutInvitation, type InvitationDetails } from './find-invitation.ts';

/** Its links are dead at once, and a mail still waiting is not sent. @throws stale when it was accepted or revoked before */
export async function revokeInvitation(
  uow: UnitOfWork,
  _grant: Grant<'partnerTeam.revokeInvitation' | 'clientUsers.revokeInvitation'>,
  invitation: InvitationDetails,
): Promise<void> {
  if (invitation.status !== 'pending' && invitation.status !== 'expired') throw stale();
  await sql`update invitations set status = 'revoked' where id = ${invitation.id}`.execute(uow.db);
  uow.audit({ action: 'invitation.revoked', ...aboutInvitation(invitation) });
}
