import {
  lifetimes,
  subjectOf,
  type Action,
  type Grant,
  type InvitationStatus,
  type TenantRole,
} from '@gatehouse/policy';
import { sql } from 'kysely';
import {
  AppError,
  notFound,
  ofTenant,
  stale,
  violatesUnique,
  type Keyring,
  type Tenant,
  type UnitOfWork,
} from '../../../platform/index.ts';
import { findMemberEmails } from '../../identity/index.ts';
import { acceptUrl, linkToken } from '../domain/invitation-link.ts';
import { roleNotOnOffer } from '../invitations.errors.ts';
import { sendInvitationJob } from '../jobs/send-invitation.job.ts';
import { aboutInvitation } from './create-invitations.ts';

/** An invitation as commands about it see it. */
export interface Invitation extends Tenant {
  readonly id: string;
  readonly email: string;
  readonly role: TenantRole;
  readonly status: InvitationStatus;
  readonly generation: number;
  /** Past its seven days by the database's clock, whatever `status` says yet. */
  readonly overdue: boolean;
  /** False when the client offers the role no more; a partner's roles always are. */
  readonly roleOnOffer: boolean;
}

/** An invitation to this very tenant, locked until the transaction ends; null for everything else. */
export async function findInvitation(
  uow: UnitOfWork,
  tenant: Tenant,
  invitationId: string,
): Promise<Invitation | null> {
  await lockInvitation(uow, invitationId);
  const { rows } = await sql<Invitation>`
    select id, partner_id as "partnerId", client_id as "clientId", email, role, status, generation,
      expires_at <= clock_timestamp() as overdue,
      client_id is null or exists (
        select 1 from clients c where c.id = i.client_id and i.role = any (c.roles_on_offer)) as "roleOnOffer"
      from invitations i where id = ${invitationId} and ${ofTenant(tenant)}`.execute(uow.db);
  return rows[0] ?? null;
}

/**
 * Locks the row in a statement of its own. What a locking SELECT computes itself, such as a comparison with the clock, is from before the
 * wait, and stays so when the row comes back unchanged.
 */
export async function lockInvitation(uow: UnitOfWork, invitationId: string): Promise<void> {
  await sql`select 1 from invitations where id = ${invitationId} for update`.execute(uow.db);
}

/**
 * A new generation of a pending or expired invitation: seven days from now, a new mail, and every older link is dead.
 * @throws stale when it was accepted or revoked, or when its address has become a member or has a newer pending invitation;
 *   role_not_on_offer when the client offers the role no more
 */
export async function resendInvitation(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.resendInvitation' | 'clientUsers.resendInvitation', Invitation>,
): Promise<void> {
  const invitation = subjectOf(grant);
  await refuseSettled(uow, invitation);
  if (!invitation.roleOnOffer) throw roleNotOnOffer();
  const generation = await raiseGeneration(uow, grant, invitation.role);
  uow.audit({ action: 'invitation.resent', ...aboutInvitation(invitation), details: { generation } });
}

/**
 * Offers another role in a pending or expired invitation. The old link named the old role, so it dies: this is a new generation with a mail
 * of its own. The same role again changes nothing; resending is for that. Whether the role may be given is the caller's question.
 * @throws stale when it was accepted or revoked, or when its address has become a member or has a newer pending invitation
 */
export async function changeInvitationRole(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.changeInvitationRole' | 'clientUsers.changeInvitationRole', Invitation>,
  role: TenantRole,
): Promise<void> {
  const invitation = subjectOf(grant);
  await refuseSettled(uow, invitation);
  if (invitation.role === role) return;
  const generation = await raiseGeneration(uow, grant, role);
  uow.audit({
    action: 'invitation.resent',
    ...aboutInvitation(invitation),
    details: { generation, before: { role: invitation.role }, after: { role } },
  });
}

/** Its links are dead at once, and a mail still waiting is not sent. @throws stale when it was accepted or revoked before */
export async function revokeInvitation(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.revokeInvitation' | 'clientUsers.revokeInvitation', Invitation>,
): Promise<void> {
  const invitation = subjectOf(grant);
  if (invitation.status !== 'pending' && invitation.status !== 'expired') throw stale();
  const { numAffectedRows } = await sql`
    update invitations set status = 'revoked' where id = ${invitation.id} and ${ofTenant(invitation)}`.execute(
    uow.db,
  );
  if (numAffectedRows !== 1n) throw notFound();
  uow.audit({ action: 'invitation.revoked', ...aboutInvitation(invitation) });
}

export interface LinkSettings {
  readonly keyring: Keyring;
  /** Origin of the portal, without a slash at the end. */
  readonly publicUrl: string;
}

/** The link of a live invitation, for handing over by other means; it does not prove the mailbox. @throws stale when it is not live */
export function copyInvitationLink(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.copyInvitationLink' | 'clientUsers.copyInvitationLink', Invitation>,
  { keyring, publicUrl }: LinkSettings,
): string {
  const invitation = subjectOf(grant);
  if (invitation.status !== 'pending' || invitation.overdue) throw stale();
  uow.audit({ action: 'invitation.link_copied', ...aboutInvitation(invitation) });
  return acceptUrl(publicUrl, linkToken(keyring, invitation.id, invitation.generation, 'copied'));
}

/** @throws stale when it was accepted or revoked, or when its address has become a member */
async function refuseSettled(uow: UnitOfWork, invitation: Invitation): Promise<void> {
  const { status, email } = invitation;
  if (status !== 'pending' && status !== 'expired') throw stale();
  if ((await findMemberEmails(uow, invitation, [email.toLowerCase()])).size > 0) throw stale();
}

/**
 * Raises the generation: seven days from now, a new mail, and every older link is dead. Answers the new one.
 * @throws stale when the address has a newer pending invitation; not_found when the row is not in the grant's tenant
 */
async function raiseGeneration(
  uow: UnitOfWork,
  grant: Grant<Action, Invitation>,
  role: TenantRole,
): Promise<number> {
  const { id, ...tenant } = subjectOf(grant);
  try {
    const { rows } = await sql<{ generation: number }>`
      update invitations set generation = generation + 1, status = 'pending', role = ${role}, delivery_status = 'queued',
             delivery_error = null, expires_at = clock_timestamp() + make_interval(secs => ${lifetimes.invitation})
       where id = ${id} and ${ofTenant(tenant)} returning generation`.execute(uow.db);
    const [row] = rows;
    if (!row) throw notFound();
    uow.enqueue(sendInvitationJob, {
      invitationId: id,
      partnerId: tenant.partnerId,
      generation: row.generation,
    });
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
