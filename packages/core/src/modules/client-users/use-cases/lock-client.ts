import type { ActiveMembership, CommandAction, Grant, Role, UserActor } from '@gatehouse/policy';
import { lockActingPartner, membershipNow, type Tenant } from '../../identity/index.ts';
import { lockClientRow, type LockedClient } from '../../clients/index.ts';
import { actingAs, notFound, type UnitOfWork } from '../../../platform/index.ts';

export interface ActingOnClient<A extends CommandAction> {
  readonly client: LockedClient;
  readonly tenant: Tenant & { readonly clientId: string };
  /** The unit, with the actor as it stands under the lock. */
  readonly uow: UnitOfWork;
  readonly actorRole: Role;
  readonly grant: Grant<A>;
}

/** Which client a command is about; asked when the actor's side of the lock is held. Null: none in the scope. */
type WhichClient = (uow: UnitOfWork) => Promise<string | null>;

/**
 * Locks a client for a command on its people: after the partner where an administrator of the partner acts, alone where the client's own
 * people do. What they may do is read again under the lock, so that a permission switched off or a role taken a moment ago counts.
 * @throws not_found for a client that is missing, foreign or not the actor's own: one answer
 */
export const lockClient = <A extends CommandAction>(
  transaction: UnitOfWork,
  action: A,
  clientId: string,
): Promise<ActingOnClient<A>> => lockClientOf(transaction, action, async () => clientId);

/** The same for a command that names a person or an invitation. */
export async function lockClientOf<A extends CommandAction>(
  transaction: UnitOfWork,
  action: A,
  which: WhichClient,
): Promise<ActingOnClient<A>> {
  const lock = actingMembership(transaction).clientId === null ? lockAsPartner : lockAsCustomer;
  const { uow, client } = await lock(transaction, which);
  const tenant = client && { partnerId: client.partnerId, clientId: client.id };
  const grant = uow.require(action, tenant);
  if (!client || !tenant) throw notFound();
  return { uow, client, tenant, actorRole: actingMembership(uow).role, grant };
}

function actingMembership({ actor }: UnitOfWork): ActiveMembership {
  if (actor.kind !== 'user' || !actor.membership) throw notFound();
  return actor.membership;
}

interface Locked {
  readonly uow: UnitOfWork;
  readonly client: LockedClient | null;
}

async function lockAsPartner(transaction: UnitOfWork, which: WhichClient): Promise<Locked> {
  const { uow } = await lockActingPartner(transaction);
  const clientId = await which(uow);
  return { uow, client: clientId === null ? null : await lockClientRow(uow, clientId) };
}

/** Own people lock their own client whatever was asked for: nothing else is in their scope. */
async function lockAsCustomer(transaction: UnitOfWork, which: WhichClient): Promise<Locked> {
  const { actor } = transaction;
  if (actor.kind !== 'user' || !actor.membership?.clientId) throw notFound();
  const client = await lockClientRow(transaction, actor.membership.clientId);
  if (!client) throw notFound();
  const uow = actingAs(transaction, await customerNow(transaction, actor, actor.membership, client));
  return { uow, client: (await which(uow)) === client.id ? client : null };
}

async function customerNow(
  uow: UnitOfWork,
  actor: UserActor,
  membership: ActiveMembership,
  { status, permissions }: LockedClient,
): Promise<UserActor> {
  const now = await membershipNow(uow, membership.id);
  return {
    ...actor,
    membership: { ...membership, ...now, clientStatus: status, clientPermissions: permissions },
  };
}
