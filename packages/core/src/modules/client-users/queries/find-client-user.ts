import type { ClientRole, QueryAction } from '@gatehouse/policy';
import { sql } from 'kysely';
import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import { isWithinReach } from '../domain/reach.ts';

interface ClientUserPlace {
  readonly id: string;
  readonly partnerId: string;
  readonly clientId: string;
  readonly role: ClientRole;
}

/**
 * A client's user for a question about that person.
 * @throws not_found for one who is missing, removed, of another place or out of the actor's reach: one answer
 */
export async function findClientUser(
  uow: UnitOfWork,
  action: QueryAction,
  memberId: string,
): Promise<ClientUserPlace> {
  const { rows } = await sql<ClientUserPlace>`
    select id, partner_id as "partnerId", client_id as "clientId", role from memberships
     where id = ${memberId} and client_id is not null and status <> 'removed'`.execute(uow.db);
  const [member = null] = rows;
  uow.require(action, member);
  const actorRole = uow.actor.kind === 'user' ? uow.actor.membership?.role : undefined;
  if (!member || !actorRole || !isWithinReach(actorRole, member.role)) throw notFound();
  return member;
}
