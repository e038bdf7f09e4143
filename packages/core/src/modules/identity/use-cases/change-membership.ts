import type { Action, Grant, MembershipStatus, PartnerRole } from '@gatehouse/policy';
import { sql } from 'kysely';
import { selfChange, type UnitOfWork } from '../../../platform/index.ts';
import { lastAdmin } from '../identity.errors.ts';

export interface MemberFacts {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: PartnerRole;
  readonly status: Exclude<MembershipStatus, 'removed'>;
  readonly partnerId: string;
}

/** A partner's member by id, or null: removed ones, client users and other partners' people are all not there. */
export async function findMember(uow: UnitOfWork, memberId: string): Promise<MemberFacts | null> {
  const { rows } = await sql<MemberFacts>`
    select id, user_id as "userId", name, email, role, status, partner_id as "partnerId" from memberships
     where id = ${memberId} and partner_id is not null and client_id is null and status <> 'removed' for update`.execute(
    uow.db,
  );
  return rows[0] ?? null;
}

/** Nobody works on their own membership (PRODUCT §2.5), in whichever organisation they would do it. */
export function refuseSelfChange(uow: UnitOfWork, member: MemberFacts): void {
  if (uow.actor.kind === 'user' && uow.actor.userId === member.userId) throw selfChange();
}

/** @throws last_admin when no other active administrator is left. Only true under lockPartner(). */
export async function refuseLastAdmin(uow: UnitOfWork, member: MemberFacts): Promise<void> {
  if (member.role !== 'partner_admin') return;
  const { rows } = await sql<{ others: boolean }>`
    select exists (select 1 from memberships where partner_id = ${member.partnerId} and client_id is null
      and role = 'partner_admin' and status = 'active' and id <> ${member.id}) as others`.execute(uow.db);
  if (rows[0]?.others !== true) throw lastAdmin();
}

/** Writes the role; asks for a grant so that nobody can forget to ask for one. */
export async function writeRole<A extends Action>(
  uow: UnitOfWork,
  _grant: Grant<A>,
  member: MemberFacts,
  role: PartnerRole,
): Promise<void> {
  await sql`update memberships set role = ${role} where id = ${member.id}`.execute(uow.db);
  uow.audit({
    action: 'membership.role_changed',
    subject: { type: 'membership', id: member.id, label: `${member.name} <${member.email}>` },
    details: { before: { role: member.role }, after: { role } },
  });
}

/** Ends the membership for good. */
export async function writeRemoval<A extends Action>(
  uow: UnitOfWork,
  _grant: Grant<A>,
  member: MemberFacts,
): Promise<void> {
  await sql`update memberships set status = 'removed' where id = ${member.id}`.execute(uow.db);
  uow.audit({
    action: 'membership.removed',
    subject: { type: 'membership', id: member.id, label: `${member.name} <${member.email}>` },
    details: { before: { role: member.role, status: member.status }, after: { status: 'removed' } },
  });
}
