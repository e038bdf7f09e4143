import type { CommandAction } from '@gatehouse/policy';
import { sql } from 'kysely';
import { findInvitation, type InvitationDetails } from '../../invitations/index.ts';
import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import { isWithinReach } from '../domain/reach.ts';
import { lockClientOf, type ActingOnClient } from './lock-client.ts';

export interface ActingOnClientInvitation<A extends CommandAction> extends ActingOnClient<A> {
  readonly invitation: InvitationDetails;
}

/**
 * Locks an invitation to a client, and the client first, for a command about it.
 * @throws not_found for an invitation that is missing, of another place or out of the actor's reach: one answer
 */
export async function lockClientInvitation<A extends CommandAction>(
  uow: UnitOfWork,
  action: A,
  invitationId: string,
): Promise<ActingOnClientInvitation<A>> {
  const acting = await lockClientOf(uow, action, (uow) => clientOfInvitation(uow, invitationId));
  const invitation = await findInvitation(acting.uow, acting.tenant, invitationId);
  if (!invitation || !isWithinReach(acting.actorRole, invitation.role)) throw notFound();
  return { ...acting, invitation };
}

/** An invitation never changes its place, so this holds without a lock. */
async function clientOfInvitation(uow: UnitOfWork, invitationId: string): Promise<string | null> {
  const { rows } = await sql<{ clientId: string | null }>`
    select client_id as "clientId" from invitations where id = ${invitationId}`.execute(uow.db);
  return rows[0]?.clientId ?? null;
}
