import type { ClientRole, QueryAction } from '@gatehouse/policy';
import type { NotNull } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import { isWithinReach } from '../domain/client-rules.ts';

export interface ClientUserLocation {
  readonly id: string;
  readonly partnerId: string;
  readonly clientId: string;
  readonly role: ClientRole;
}

/**
 * A client's user for a query about that person.
 * @throws not_found for one who is missing, removed, of another tenant or out of the actor's reach: one answer
 */
export const requireClientUser = async (
  uow: UnitOfWork,
  action: QueryAction,
  memberId: string,
): Promise<ClientUserLocation> => requireReach(uow, action, await locateUser(uow, memberId));

/** The same for the subject of a row in the list: a user or an invitee, with the state of the invitation. */
export async function requireListed(
  uow: UnitOfWork,
  action: QueryAction,
  id: string,
): Promise<ClientUserLocation & { readonly invited: boolean }> {
  const user = await locateUser(uow, id);
  const tenant = requireReach(uow, action, user ?? (await locateInvitee(uow, id)));
  return { ...tenant, invited: user === null };
}

async function locateUser(uow: UnitOfWork, id: string): Promise<ClientUserLocation | null> {
  const user = await uow.db
    .selectFrom('memberships')
    .select(['id', 'partner_id as partnerId', 'client_id as clientId', 'role'])
    .where('id', '=', id)
    .where('client_id', 'is not', null)
    .where('status', '<>', 'removed')
    // A client's people belong to its partner too and have its roles, by checks of the table.
    .$narrowType<{ partnerId: NotNull; clientId: NotNull; role: ClientRole }>()
    .executeTakeFirst();
  return user ?? null;
}

async function locateInvitee(uow: UnitOfWork, id: string): Promise<ClientUserLocation | null> {
  const invitee = await uow.db
    .selectFrom('invitations')
    .select(['id', 'partner_id as partnerId', 'client_id as clientId', 'role'])
    .where('id', '=', id)
    .where('client_id', 'is not', null)
    .where('status', 'in', ['pending', 'expired'])
    .$narrowType<{ clientId: NotNull; role: ClientRole }>()
    .executeTakeFirst();
  return invitee ?? null;
}

function requireReach(
  uow: UnitOfWork,
  action: QueryAction,
  found: ClientUserLocation | null,
): ClientUserLocation {
  const actorRole = uow.actor.kind === 'user' ? uow.actor.membership?.role : undefined;
  const isThere = found !== null && actorRole !== undefined && isWithinReach(actorRole, found.role);
  return uow.require(action, isThere ? found : null).subject;
}
