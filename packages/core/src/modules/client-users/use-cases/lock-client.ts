import type { ActiveMembership, CommandAction, Grant, Role, UserActor } from '@gatehouse/policy';
import { lockActingPartner, membershipNow, type Place } from '../../identity/index.ts';
import { lockClientRow, type LockedClient } from '../../clients/index.ts';
import { actingAs, notFound, type UnitOfWork } from '../../../platform/index.ts';

export interface ActingOnClient<A extends CommandAction> {
  readonly client: LockedClient;
  readonly place: Place & { readonly clientId: string };
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
  unit: UnitOfWork,
  action: A,
  clientId: string,
): Promise<ActingOnClient<A>> => lockClientOf(unit, action, async () => clientId);

/** The same for a command that names a person or an invitation. */
export async function lockClientOf<A extends CommandAction>(
  unit: UnitOfWork,
  action: A,
  which: WhichClient,
): Promise<ActingOnClient<A>> {
  const lock = actingMembership(unit).clientId === null ? lockAsPartner : lockAsCustomer;
  const { uow, client } = await lock(unit, which);
  const place = client && { partnerId: client.partnerId, clientId: client.id };
  const grant = uow.require(action, place);
  if (!client || !place) throw notFound();
  return { uow, client, place, actorRole: actingMembership(uow).role, grant };
}

function actingMembership({ actor }: UnitOfWork): ActiveMembership {
  if (actor.kind !== 'user' || !actor.membership) throw notFound();
  return actor.membership;
}

interface Locked {
  readonly uow: UnitOfWork;
  readonly client: LockedClient | null;
}

async function lockAsPartner(unit: UnitOfWork, which: WhichClient): Promise<Locked> {
  const { uow } = await lockActingPartner(unit);
  const clientId = await which(uow);
  return { uow, client: clientId === null ? null : await lockClientRow(uow, clientId) };
}

/** Own people lock their own client whatever was asked for: nothing else is in their scope. */
async function lockAsCustomer(unit: UnitOfWork, which: WhichClient): Promise<Locked> {
  const { actor } = unit;
  if (actor.kind !== 'user' || !actor.membership?.clientId) throw notFound();
  const client = await lockClientRow(unit, actor.membership.clientId);
  if (!client) throw notFound();
  const uow = actingAs(unit, await customerNow(unit, actor, actor.membership, client));
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
