import type { Grant } from '@gatehouse/policy';
import { sql } from 'kysely';
import { AppError, stale, violatesUnique, type UnitOfWork } from '../../../platform/index.ts';
import { findMemberEmails } from '../../identity/index.ts';
import { invitationLifetimeSeconds } from '../contract.ts';
import { sendInvitationJob } from '../jobs/send-invitation.job.ts';
import { roleNotOnOffer } from '../invitations.errors.ts';
import { aboutInvitation, type InvitationFacts } from './find-invitation.ts';

/**
 * A new generation of a pending or expired invitation: seven days from now, a new mail, and every older link is dead.
 * @throws stale when it was accepted or revoked, or when its address has become a member or has a newer pending invitation;
 *   role_not_on_offer when the client offers the role no more
 */
export async function resendInvitation(
  uow: UnitOfWork,
  _grant: Grant<'partnerTeam.resendInvitation' | 'clientUsers.resendInvitation'>,
  invitation: InvitationFacts,
): Promise<void> {
  const { id, partnerId, status, email } = invitation;
  if (status !== 'pending' && status !== 'expired') throw stale();
  if ((await findMemberEmails(uow, invitation, [email.toLowerCase()])).size > 0) throw stale();
  if (!invitation.roleOnOffer) throw roleNotOnOffer();
  const generation = await raiseGeneration(uow, id);
  uow.audit({ action: 'invitation.resent', ...aboutInvitation(invitation), details: { generation } });
  uow.enqueue(sendInvitationJob, { invitationId: id, partnerId, generation });
}

async function raiseGeneration(uow: UnitOfWork, id: string): Promise<number> {
  try {
    const { rows } = await sql<{ generation: number }>`
      update invitations set generation = generation + 1, status = 'pending', delivery_status = 'queued', delivery_error = null,
             expires_at = clock_timestamp() + make_interval(secs => ${invitationLifetimeSeconds})
       where id = ${id} returning generation`.execute(uow.db);
    const [row] = rows;
    if (!row) throw stale();
    return row.generation;
  } catch (error) {
    // The address was invited anew after this one had expired: that invitation is the one to resend.
    const another =
      violatesUnique(error, 'invitations_one_pending_per_partner') ||
      violatesUnique(error, 'invitations_one_pending_per_client');
    if (another) throw new AppError('stale', { cause: error });
    throw error;
  }
}
