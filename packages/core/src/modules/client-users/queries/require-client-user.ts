import type { ClientRole, QueryAction } from '@gatehouse/policy';
import type { NotNull } from 'kysely';
import type { Reading } from '../../../platform/index.ts';
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
  reading: Reading,
  action: QueryAction,
  memberId: string,
): Promise<ClientUserLocation> => requireReach(reading, action, await locateUser(reading, memberId));

/** The same for the subject of a row in the list: a user or an invitee, with the state of the invitation. */
export async function requireListed(
  reading: Reading,
  action: QueryAction,
  id: string,
): Promise<ClientUserLocation & { readonly invited: boolean }> {
  const user = await locateUser(reading, id);
  const tenant = requireReach(reading, action, user ?? (await locateInvitee(reading, id)));
  return { ...tenant, invited: user === null };
}

async function locateUser(reading: Reading, id: string): Promise<ClientUserLocation | null> {
  const user = await reading.db
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

async function locateInvitee(reading: Reading, id: string): Promise<ClientUserLocation | null> {
  const invitee = await reading.db
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
  reading: Reading,
  action: QueryAction,
  found: ClientUserLocation | null,
): ClientUserLocation {
  const actorRole = reading.actor.kind === 'user' ? reading.actor.membership?.role : undefined;
  const isThere = found !== null && actorRole !== undefined && isWithinReach(actorRole, found.role);
  return reading.require(action, isThere ? found : null).subject;
}
