import { sql } from 'kysely';
import { AppError, stale, violatesUnique, type UnitOfWork } from '../../../platform/index.ts';
import { findMemberEmails, type TenantRole } from '../../identity/index.ts';
import { invitationLifetimeSeconds } from '../contract.ts';
import { sendInvitationJob } from '../jobs/send-invitation.job.ts';
import type { InvitationDetails } from './find-invitation.ts';

/** @throws stale when it was accepted or revoked, or when its address has become a member */
export async function refuseSettled(uow: UnitOfWork, invitation: InvitationDetails): Promise<void> {
  const { status, email } = invitation;
  if (status !== 'pending' && status !== 'expired') throw stale();
  if ((await findMemberEmails(uow, invitation, [email.toLowerCase()])).size > 0) throw stale();
}

/**
 * Raises the generation: seven days from now, a new mail, and every older link is dead.
 * @throws stale when the address has a newer pending invitation
 */
export async function renewInvitation(
  uow: UnitOfWork,
  { id, partnerId }: InvitationDetails,
  role: TenantRole,
): Promise<number> {
  const generation = await raiseGeneration(uow, id, role);
  uow.enqueue(sendInvitationJob, { invitationId: id, partnerId, generation });
  return generation;
}

async function raiseGeneration(uow: UnitOfWork, id: string, role: TenantRole): Promise<number> {
  try {
    const { rows } = await sql<{ generation: number }>`
      update invitations set generation = generation + 1, status = 'pending', role = ${role}, delivery_status = 'queued',
             delivery_error = null, expires_at = clock_timestamp() + make_interval(secs => ${invitationLifetimeSeconds})
       where id = ${id} returning generation`.execute(uow.db);
    const [row] = rows;
    if (!row) throw stale();
    return row.generation;
  } catch (error) {
    // The address was invited again after this invitation had expired: the newer one is the one to resend.
    const another =
      violatesUnique(error, 'invitations_one_pending_per_partner') ||
      violatesUnique(error, 'invitations_one_pending_per_client');
    if (another) throw new AppError('stale', { cause: error });
    throw error;
  }
}
