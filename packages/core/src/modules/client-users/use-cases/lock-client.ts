import type { ActiveMembership, CommandAction, Granted, Role, UserActor } from '@gatehouse/policy';
import { actingAs, notFound, type ClientTenant, type UnitOfWork } from '../../../platform/index.ts';
import { lockClientRow, shareLockClientRow, type LockedClient } from '../../clients/index.ts';
import { getOwnMembership, lockActingPartner, shareLockActingPartner } from '../../identity/index.ts';

/** The client as the subject of a policy decision. */
export interface ClientSubject extends ClientTenant {
  readonly client: LockedClient;
}

export interface ActingOnClient {
  /** The unit of work, with the actor as read under the lock. */
  readonly uow: UnitOfWork;
  readonly client: LockedClient;
  readonly actorRole: Role;
}

/**
 * Locks a client for a command on its people: after the partner when an administrator of the partner acts, alone when the client's own
 * people do. Their permissions and roles are read again under the lock, so that a permission switched off or a role removed a moment ago
 * counts. `clientId` is null when the command names a missing person or invitation.
 * @throws not_found for a client that is missing, foreign or not the actor's own: one answer
 */
export const lockClient = <A extends CommandAction>(
  transaction: UnitOfWork,
  action: A,
  clientId: string | null,
): Promise<Granted<A, ClientSubject> & ActingOnClient> =>
  actOnClient(transaction, action, clientId, exclusive);

/** The same under shared locks, for commands whose rules count nobody (docs/decisions/0045). */
export const shareLockClient = <A extends CommandAction>(
  transaction: UnitOfWork,
  action: A,
  clientId: string | null,
): Promise<Granted<A, ClientSubject> & ActingOnClient> => actOnClient(transaction, action, clientId, shared);

const exclusive = { lockPartner: lockActingPartner, lockRow: lockClientRow };
const shared: typeof exclusive = { lockPartner: shareLockActingPartner, lockRow: shareLockClientRow };

async function actOnClient<A extends CommandAction>(
  transaction: UnitOfWork,
  action: A,
  clientId: string | null,
  locks: typeof exclusive,
): Promise<Granted<A, ClientSubject> & ActingOnClient> {
  const isCustomer = ownMembership(transaction).clientId !== null;
  const lock = isCustomer ? lockClientAsCustomer : lockClientAsPartner;
  const { uow, client } = await lock(transaction, clientId, locks);
  const granted = uow.require(action, client && { partnerId: client.partnerId, clientId: client.id, client });
  return { ...granted, uow, client: granted.subject.client, actorRole: ownMembership(uow).role };
}

interface Locked {
  readonly uow: UnitOfWork;
  readonly client: LockedClient | null;
}

async function lockClientAsPartner(
  transaction: UnitOfWork,
  clientId: string | null,
  { lockPartner, lockRow }: typeof exclusive,
): Promise<Locked> {
  const { uow } = await lockPartner(transaction);
  return { uow, client: clientId === null ? null : await lockRow(uow, clientId) };
}

/** The client's own people lock their own client whatever they asked for: their scope has no other. */
async function lockClientAsCustomer(
  transaction: UnitOfWork,
  clientId: string | null,
  { lockRow }: typeof exclusive,
): Promise<Locked> {
  const { actor } = transaction;
  if (actor.kind !== 'user' || !actor.membership?.clientId) throw notFound();
  const { membership } = actor;
  const client = await lockRow(transaction, actor.membership.clientId);
  if (!client) throw notFound();
  const now = await getOwnMembership(transaction, membership.id);
  const acting: UserActor = {
    ...actor,
    membership: {
      ...membership,
      ...now,
      clientStatus: client.status,
      clientPermissions: client.permissions,
    },
  };
  return { uow: actingAs(transaction, acting), client: clientId === client.id ? client : null };
}

function ownMembership({ actor }: UnitOfWork): ActiveMembership {
  if (actor.kind !== 'user' || !actor.membership) throw notFound();
  return actor.membership;
}
