import type { CommandAction } from '@gatehouse/policy';
import { sql } from 'kysely';
import { findMember, type MemberDetails } from '../../identity/index.ts';
import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import { isWithinReach } from '../domain/reach.ts';
import { lockClientOf, type ActingOnClient } from './lock-client.ts';

export interface ActingOnClientUser<A extends CommandAction> extends ActingOnClient<A> {
  readonly member: MemberDetails;
}

/**
 * Locks a client's user, and the client first, for a command about that person.
 * @throws not_found for a person who is missing, removed, of another place or out of the actor's reach: one answer
 */
export async function lockClientUser<A extends CommandAction>(
  uow: UnitOfWork,
  action: A,
  memberId: string,
): Promise<ActingOnClientUser<A>> {
  const acting = await lockClientOf(uow, action, (uow) => clientOfMember(uow, memberId));
  const member = await findMember(acting.uow, acting.tenant, memberId);
  if (!member || !isWithinReach(acting.actorRole, member.role)) throw notFound();
  return { ...acting, member };
}

/** A membership never changes its place, so this holds without a lock. */
async function clientOfMember(uow: UnitOfWork, memberId: string): Promise<string | null> {
  const { rows } = await sql<{ clientId: string | null }>`
    select client_id as "clientId" from memberships where id = ${memberId} and status <> 'removed'`.execute(
    uow.db,
  );
  return rows[0]?.clientId ?? null;
}
