import type { ActiveMembership, PartnerStatus, Role, UserActor } from '@gatehouse/policy';
import { actingAs, notFound, unauthenticated, type UnitOfWork } from '../../../platform/index.ts';
import { findMember, memberColumns, type Member } from './members.ts';

export interface ActingPartner {
  readonly partner: { readonly id: string; readonly status: PartnerStatus };
  /** The unit of work, with the actor as read under the lock. */
  readonly uow: UnitOfWork;
}

/**
 * Locks the actor's partner and reads the actor's own membership again. Between the request's start and the lock another administrator may
 * have removed the role. All such changes take this lock, so the role read here holds until the transaction ends. Every rule that counts a
 * partner's members takes it first: of all mechanisms tried, only a lock on the parent row kept the last administrator (SECURITY §2).
 */
export async function lockActingPartner(transaction: UnitOfWork): Promise<ActingPartner> {
  const own = ownMembership(transaction);
  return actingNow(transaction, own, await lockOwn(transaction, own, 'change').executeTakeFirst());
}

/**
 * The shared lock: partner and role hold as above, and others that share it run at the same time. For commands whose rules count nobody
 * (docs/decisions/0045).
 */
export async function shareLockActingPartner(transaction: UnitOfWork): Promise<ActingPartner> {
  const own = ownMembership(transaction);
  return actingNow(transaction, own, await lockOwn(transaction, own, 'share').executeTakeFirst());
}

/** `lockActingPartner` with `findMember` for a member of the actor's own team, in one statement. */
export async function lockTeamMember(
  transaction: UnitOfWork,
  memberId: string,
): Promise<ActingPartner & { readonly member: Member | null }> {
  const own = ownMembership(transaction);
  const found = await lockOwn(transaction, own, 'change')
    .innerJoin('memberships as m', 'm.partner_id', 'p.id')
    .select(memberColumns)
    .where('m.id', '=', memberId)
    .where('m.client_id', 'is', null)
    .where('m.status', '<>', 'removed')
    .$narrowType<Pick<Member, 'partnerId' | 'role' | 'status'>>()
    .forUpdate('m')
    .executeTakeFirst();
  if (found) {
    const { partnerStatus, ownRole, ...member } = found;
    return { ...actingNow(transaction, own, { partnerStatus, ownRole }), member };
  }
  // One of them is missing. Asked one after the other, whoever is missing first decides the refusal.
  const locked = await lockActingPartner(transaction);
  const team = { partnerId: locked.partner.id, clientId: null };
  return { ...locked, member: await findMember(transaction, team, memberId) };
}

/** @throws not_found for everybody who acts for no partner */
function ownMembership({ actor }: UnitOfWork): Own {
  if (actor.kind !== 'user' || !actor.membership?.partnerId) throw notFound();
  const { partnerId } = actor.membership;
  return { actor, membership: { ...actor.membership, partnerId } };
}

interface Own {
  readonly actor: UserActor;
  readonly membership: ActiveMembership & { readonly partnerId: string };
}

/**
 * One statement, yet each row is read as its lock found it: PostgreSQL fetches a locked row again when it has changed during the wait, and
 * checks the conditions again. The own membership is locked for that alone. `for key share` would not do: it returns the older version.
 */
function lockOwn(uow: UnitOfWork, { membership: { id, partnerId } }: Own, lock: 'share' | 'change') {
  const rows = uow.db
    .selectFrom('partners as p')
    .innerJoin('memberships as own', 'own.partner_id', 'p.id')
    .select(['p.status as partnerStatus', 'own.role as ownRole'])
    .where('p.id', '=', partnerId)
    .where('own.id', '=', id)
    .where('own.status', '=', 'active');
  return (lock === 'share' ? rows.forShare('p') : rows.forNoKeyUpdate('p')).forShare('own');
}

/** @throws unauthenticated when the own membership has ended meanwhile */
function actingNow(
  uow: UnitOfWork,
  { actor, membership }: Own,
  locked: { readonly partnerStatus: PartnerStatus; readonly ownRole: Role } | undefined,
): ActingPartner {
  if (!locked) throw unauthenticated();
  const { partnerStatus, ownRole: role } = locked;
  const now = { ...actor, membership: { ...membership, role, partnerStatus } };
  return { partner: { id: membership.partnerId, status: partnerStatus }, uow: actingAs(uow, now) };
}

export interface OwnMembership {
  readonly role: Role;
  readonly partnerStatus: PartnerStatus;
}

/**
 * Reads the actor's own membership again. Under the lock that all changes of it take, it holds until the transaction ends.
 * @throws unauthenticated when it has ended meanwhile
 */
export async function getOwnMembership(uow: UnitOfWork, membershipId: string): Promise<OwnMembership> {
  const now = await uow.db
    .selectFrom('memberships as m')
    .innerJoin('partners as p', 'p.id', 'm.partner_id')
    .select(['m.role', 'p.status as partnerStatus'])
    .where('m.id', '=', membershipId)
    .where('m.status', '=', 'active')
    .executeTakeFirst();
  if (!now) throw unauthenticated();
  return now;
}
