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
  databaseNow,
  later,
  notFound,
  ofTenant,
  stale,
  truth,
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

/** An invitation as commands about it need it. */
export interface Invitation extends Tenant {
  readonly id: string;
  readonly email: string;
  readonly role: TenantRole;
  readonly status: InvitationStatus;
  readonly generation: number;
  /** Past its seven days by the database's clock, whatever `status` says yet. */
  readonly overdue: boolean;
  /** False when the client no longer offers the role. A partner's roles are always offered. */
  readonly roleOnOffer: boolean;
}

/** An invitation to exactly this tenant, locked until the transaction ends; null for everything else. */
export async function findInvitation(
  uow: UnitOfWork,
  tenant: Tenant,
  invitationId: string,
): Promise<Invitation | null> {
  await lockInvitation(uow, invitationId);
  const invitation = await uow.db
    .selectFrom('invitations as i')
    .select((eb) => [
      'id',
      'partner_id as partnerId',
      'client_id as clientId',
      'email',
      'role',
      'status',
      'generation',
      truth(eb('expires_at', '<=', databaseNow)).as('overdue'),
      truth(
        eb.or([
          eb('client_id', 'is', null),
          eb.exists(
            eb
              .selectFrom('clients as c')
              .select('c.id')
              .whereRef('c.id', '=', 'i.client_id')
              .where(
                (client) => sql<boolean>`${client.ref('i.role')} = any (${client.ref('c.roles_on_offer')})`,
              ),
          ),
        ]),
      ).as('roleOnOffer'),
    ])
    .where('id', '=', invitationId)
    .where((eb) => eb.and(ofTenant(tenant)))
    // A tenant's invitations offer its roles, as a check of the table ensures.
    .$narrowType<{ role: TenantRole }>()
    .executeTakeFirst();
  return invitation ?? null;
}

/**
 * Locks the row in a statement of its own. A locking SELECT computes its own expressions, such as a comparison with the clock, before the
 * wait, and does not repeat that when the row comes back unchanged.
 */
async function lockInvitation(uow: UnitOfWork, invitationId: string): Promise<void> {
  await uow.db.selectFrom('invitations').select('id').where('id', '=', invitationId).forUpdate().execute();
}

/**
 * Makes a new generation of a pending or expired invitation: seven days from now, a new mail, and every older link becomes invalid.
 * @throws stale when it was accepted or revoked, or when its address has become a member or has a newer pending invitation;
 *   role_not_on_offer when the client no longer offers the role
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
 * Offers another role in a pending or expired invitation. The old link named the old role, so it becomes invalid: this is a new generation
 * with a mail of its own. The same role again changes nothing; resending is for that. The caller checks whether the role may be given.
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

/**
 * Revokes an invitation. Its links become invalid immediately, and a waiting mail is not sent. @throws stale when it was accepted or
 * revoked before
 */
export async function revokeInvitation(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.revokeInvitation' | 'clientUsers.revokeInvitation', Invitation>,
): Promise<void> {
  const invitation = subjectOf(grant);
  if (invitation.status !== 'pending' && invitation.status !== 'expired') throw stale();
  const { numUpdatedRows } = await uow.db
    .updateTable('invitations')
    .set({ status: 'revoked' })
    .where('id', '=', invitation.id)
    .where((eb) => eb.and(ofTenant(invitation)))
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw notFound();
  uow.audit({ action: 'invitation.revoked', ...aboutInvitation(invitation) });
}

export interface LinkSettings {
  readonly keyring: Keyring;
  /** Origin of the portal, without a trailing slash. */
  readonly publicUrl: string;
}

/**
 * The link of a valid invitation, for handing over by other means. It does not prove the mailbox. @throws stale when the invitation is not
 * valid
 */
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
 * Raises the generation: seven days from now, a new mail, and every older link becomes invalid. Returns the new generation.
 * @throws stale when the address has a newer pending invitation; not_found when the row is not in the grant's tenant
 */
async function raiseGeneration(
  uow: UnitOfWork,
  grant: Grant<Action, Invitation>,
  role: TenantRole,
): Promise<number> {
  const { id, ...tenant } = subjectOf(grant);
  try {
    const row = await uow.db
      .updateTable('invitations')
      .set((eb) => ({
        generation: eb('generation', '+', 1),
        status: 'pending',
        role,
        delivery_status: 'queued',
        delivery_error: null,
        expires_at: later(databaseNow, lifetimes.invitation),
      }))
      .where('id', '=', id)
      .where((eb) => eb.and(ofTenant(tenant)))
      .returning('generation')
      .executeTakeFirst();
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
