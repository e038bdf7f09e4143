import type { Action, Grant, MembershipStatus } from '@gatehouse/policy';
import { sql } from 'kysely';
import { selfChange, type UnitOfWork } from '../../../platform/index.ts';
import type { Tenant, TenantRole } from '../domain/tenant.ts';
import { lastAdmin } from '../identity.errors.ts';
import { ofTenant } from '../queries/of-tenant.ts';

export interface MemberDetails extends Tenant {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: TenantRole;
  readonly status: Exclude<MembershipStatus, 'removed'>;
}

/** A member of this very place, locked until the unit ends; null for removed ones and for everybody of other places. */
export async function findMember(
  uow: UnitOfWork,
  tenant: Tenant,
  memberId: string,
): Promise<MemberDetails | null> {
  const { rows } = await sql<MemberDetails>`
    select id, user_id as "userId", name, email, role, status, partner_id as "partnerId", client_id as "clientId" from memberships
     where id = ${memberId} and ${ofTenant(tenant)} and status <> 'removed' for update`.execute(uow.db);
  return rows[0] ?? null;
}

/** Nobody works on their own membership (PRODUCT §2.5), in whichever organisation they would do it. */
export function refuseSelfChange(uow: UnitOfWork, member: MemberDetails): void {
  if (uow.actor.kind === 'user' && uow.actor.userId === member.userId) throw selfChange();
}

/**
 * Refuses what would take a place its last active administrator. Deactivated ones do not count, neither as the one who is left nor as the
 * one who goes. Only true under the lock of the place: lockPartner(), for a client lockClientRow().
 * @throws last_admin
 */
export async function refuseLastAdmin(uow: UnitOfWork, member: MemberDetails): Promise<void> {
  const role = member.clientId === null ? 'partner_admin' : 'client_admin';
  if (member.role !== role || member.status !== 'active') return;
  const { rows } = await sql<{ others: boolean }>`
    select exists (select 1 from memberships where ${ofTenant(member)} and role = ${role} and status = 'active'
      and id <> ${member.id}) as others`.execute(uow.db);
  if (rows[0]?.others !== true) throw lastAdmin();
}

/** Writes the role; asks for a grant so that nobody can forget to ask for one. */
export async function writeRole<A extends Action>(
  uow: UnitOfWork,
  _grant: Grant<A>,
  member: MemberDetails,
  role: TenantRole,
): Promise<void> {
  await sql`update memberships set role = ${role} where id = ${member.id}`.execute(uow.db);
  uow.audit({
    action: 'membership.role_changed',
    ...aboutMember(member),
    details: { before: { role: member.role }, after: { role } },
  });
}

/** Ends the membership for good. */
export async function writeRemoval<A extends Action>(
  uow: UnitOfWork,
  _grant: Grant<A>,
  member: MemberDetails,
): Promise<void> {
  await sql`update memberships set status = 'removed' where id = ${member.id}`.execute(uow.db);
  uow.audit({
    action: 'membership.removed',
    ...aboutMember(member),
    details: { before: { role: member.role, status: member.status }, after: { status: 'removed' } },
  });
}

/** Takes a membership out of use, or puts it back. */
export async function writeStatus<A extends Action>(
  uow: UnitOfWork,
  _grant: Grant<A>,
  member: MemberDetails,
  status: 'active' | 'deactivated',
): Promise<void> {
  await sql`update memberships set status = ${status} where id = ${member.id}`.execute(uow.db);
  uow.audit({
    action: status === 'active' ? 'membership.reactivated' : 'membership.deactivated',
    ...aboutMember(member),
    details: { before: { status: member.status }, after: { status } },
  });
}

/** Where an event about a member belongs, and whom it is about. */
export const aboutMember = ({ partnerId, clientId, id, name, email }: MemberDetails) => ({
  tenant: { partnerId, clientId },
  subject: { type: 'membership', id, label: `${name} <${email}>` },
});
